/** Logistic regression: rows as a linear model wants them, and the line through them. */
@NullMarked
package io.trendguard.model.linear;

import org.jspecify.annotations.NullMarked;
