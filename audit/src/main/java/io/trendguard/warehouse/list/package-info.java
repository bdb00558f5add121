/**
 * Lists over the decision warehouse: filters become SQL with bound values, and rows come back as pages, charts, counts and files.
 * Identifiers come from the definitions of the lists only, never from a caller.
 */
@NullMarked
package io.trendguard.warehouse.list;

import org.jspecify.annotations.NullMarked;
