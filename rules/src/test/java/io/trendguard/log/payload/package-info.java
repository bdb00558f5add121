/** What the entries of the log say. */
@NullMarked
package io.trendguard.log.payload;

import org.jspecify.annotations.NullMarked;
