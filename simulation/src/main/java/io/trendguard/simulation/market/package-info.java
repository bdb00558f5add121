/** A synthetic shop and its social-media trends: seeded, with known truth, and never a claim about real people. */
@NullMarked
package io.trendguard.simulation.market;

import org.jspecify.annotations.NullMarked;
