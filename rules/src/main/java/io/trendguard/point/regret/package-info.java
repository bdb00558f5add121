/** The risk that a customer regrets a purchase and sends it back. */
@NullMarked
package io.trendguard.point.regret;

import org.jspecify.annotations.NullMarked;
