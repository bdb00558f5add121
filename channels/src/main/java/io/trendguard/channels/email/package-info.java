/** E-mail over SMTP: plain text, one recipient, and a clear answer whether the provider has taken it. */
@NullMarked
package io.trendguard.channels.email;

import org.jspecify.annotations.NullMarked;
