/** Posts recorded or synthetic events to a running service, as a shop would. */
@NullMarked
package io.trendguard.simulation.play;

import org.jspecify.annotations.NullMarked;
