/** What people and programs can read: overview, decisions, receipts, schemas. */
@NullMarked
package io.trendguard.routes.api;

import org.jspecify.annotations.NullMarked;
