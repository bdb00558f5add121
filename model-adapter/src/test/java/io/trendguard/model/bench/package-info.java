/** How fast rows are scored, explained and replayed, next to the stock way. */
@NullMarked
package io.trendguard.model.bench;

import org.jspecify.annotations.NullMarked;
