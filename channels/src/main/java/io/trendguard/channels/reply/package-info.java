/** What comes back: the links in a message, and the dispositions that customers, shops and channels report. */
@NullMarked
package io.trendguard.channels.reply;

import org.jspecify.annotations.NullMarked;
