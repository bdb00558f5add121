/** Kills the running service again and again and shows that nothing is lost, decided twice or sent twice. */
@NullMarked
package io.trendguard.simulation.crash;

import org.jspecify.annotations.NullMarked;
