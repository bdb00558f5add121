/** Measures the whole decision on one core: real features, a trained model, the shipped rulebook. */
@NullMarked
package io.trendguard.simulation.bench;

import org.jspecify.annotations.NullMarked;
