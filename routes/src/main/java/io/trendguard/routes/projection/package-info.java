/** Following the log: what is derived from entries, and snapshots of it. */
@NullMarked
package io.trendguard.routes.projection;

import org.jspecify.annotations.NullMarked;
