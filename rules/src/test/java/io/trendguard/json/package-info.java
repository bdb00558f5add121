/** One sequence of bytes for one value. */
@NullMarked
package io.trendguard.json;

import org.jspecify.annotations.NullMarked;
