/** Parts of the engine by themselves. */
@NullMarked
package io.trendguard.routes.state;

import org.jspecify.annotations.NullMarked;
