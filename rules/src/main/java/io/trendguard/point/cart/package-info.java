/** The decision point {@code cart}: whether a cart will be abandoned, and what to do about it. */
@NullMarked
package io.trendguard.point.cart;

import org.jspecify.annotations.NullMarked;
