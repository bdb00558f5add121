/** The life of assets in the running service: what the logs tell of them, and what people do with them. */
@NullMarked
package io.trendguard.routes.asset;

import org.jspecify.annotations.NullMarked;
