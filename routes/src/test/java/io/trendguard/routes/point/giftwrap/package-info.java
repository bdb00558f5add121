/** A decision point that only tests have: whether to ask if a cart is to be wrapped as a gift. */
@NullMarked
package io.trendguard.routes.point.giftwrap;

import org.jspecify.annotations.NullMarked;
