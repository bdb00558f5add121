/** What shops ask about carts: predictions, how the shop is set up, and what became of carts. */
@NullMarked
package io.trendguard.routes.point.cart;

import org.jspecify.annotations.NullMarked;
