/** Questions that nobody asks: they are due when nothing has happened for a time. */
@NullMarked
package io.trendguard.point.timed;

import org.jspecify.annotations.NullMarked;
