/** What shops ask about carts: predictions, and how the shop is set up. */
@NullMarked
package io.trendguard.routes.point.cart;

import org.jspecify.annotations.NullMarked;
