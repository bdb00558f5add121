/** Synthetic retailers and the carts in their shops: seeded, with known truth, and never a claim about real people. */
@NullMarked
package io.trendguard.simulation.carts;

import org.jspecify.annotations.NullMarked;
