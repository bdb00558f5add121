/** How good a model is, against what, how surely, for whom, and at what cost: measured on rows that it never met. */
@NullMarked
package io.trendguard.model.evaluate;

import org.jspecify.annotations.NullMarked;
