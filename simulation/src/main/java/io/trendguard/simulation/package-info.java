/** Trying things out: a synthetic market, playing events, load, replay and benchmarks. */
@NullMarked
package io.trendguard.simulation;

import org.jspecify.annotations.NullMarked;
