/** Parts of the engine by themselves. */
@NullMarked
package io.trendguard.routes.engine;

import org.jspecify.annotations.NullMarked;
