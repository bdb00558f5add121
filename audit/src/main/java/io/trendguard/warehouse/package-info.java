/**
 * The decision warehouse: columns of every decision and of what came of it, one DuckDB file for each tenant. It follows the
 * durable log at an offset of its own and is never the source of truth: whatever is wrong with a file, it is rebuilt.
 */
@NullMarked
package io.trendguard.warehouse;

import org.jspecify.annotations.NullMarked;
