/** What the entries of the log say, one record for each kind. */
@NullMarked
package io.trendguard.log.payload;

import org.jspecify.annotations.NullMarked;
