/** Measures of probabilities against what happened, and how far chance would move them: the one way for all who measure. */
@NullMarked
package io.trendguard.model.measure;

import org.jspecify.annotations.NullMarked;
