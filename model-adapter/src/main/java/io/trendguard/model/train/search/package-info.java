/** Looks for a way to grow trees that holds on later rows. */
@NullMarked
package io.trendguard.model.train.search;

import org.jspecify.annotations.NullMarked;
