/** Parts of the engine by themselves. */
@NullMarked
package io.trendguard.routes.treatment;

import org.jspecify.annotations.NullMarked;
