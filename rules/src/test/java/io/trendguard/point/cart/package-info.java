@NullMarked
package io.trendguard.point.cart;

import org.jspecify.annotations.NullMarked;
