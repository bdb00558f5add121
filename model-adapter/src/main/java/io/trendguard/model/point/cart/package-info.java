/** Features, label and baseline of the decision point {@code cart}. */
@NullMarked
package io.trendguard.model.point.cart;

import org.jspecify.annotations.NullMarked;
