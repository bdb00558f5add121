/** The live path: from an accepted event through its lane to its durable decision. */
@NullMarked
package io.trendguard.routes.flow;

import org.jspecify.annotations.NullMarked;
