/** Puts a running service under a steady load and measures what a shop would feel. */
@NullMarked
package io.trendguard.simulation.load;

import org.jspecify.annotations.NullMarked;
