/** The life of models: every version ever brought, its state for each tenant, and what may be published. */
@NullMarked
package io.trendguard.model.registry;

import org.jspecify.annotations.NullMarked;
