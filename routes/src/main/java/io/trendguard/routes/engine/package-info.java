/** The live path: from an accepted event to its durable decision, and the projections beside it. */
@NullMarked
package io.trendguard.routes.engine;

import org.jspecify.annotations.NullMarked;
