/** Builders that state only what matters. */
@NullMarked
package io.trendguard.testing;

import org.jspecify.annotations.NullMarked;
