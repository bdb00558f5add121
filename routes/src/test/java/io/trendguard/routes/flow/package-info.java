/** Parts of the engine by themselves. */
@NullMarked
package io.trendguard.routes.flow;

import org.jspecify.annotations.NullMarked;
