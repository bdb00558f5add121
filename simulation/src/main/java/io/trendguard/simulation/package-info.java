/** To be described by the module. */
@NullMarked
package io.trendguard.simulation;

import org.jspecify.annotations.NullMarked;
