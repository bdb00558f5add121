/** Decides again what the log says was decided, and compares byte by byte. */
@NullMarked
package io.trendguard.simulation.replay;

import org.jspecify.annotations.NullMarked;
