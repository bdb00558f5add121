/** Models as assets: what they are called, every version ever brought, how it travels, and what may be published. */
@NullMarked
package io.trendguard.model.registry;

import org.jspecify.annotations.NullMarked;
