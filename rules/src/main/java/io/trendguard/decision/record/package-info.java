/**
 * The compact form of requests and decisions on the log: features, contributions and rows as arrays, nothing twice. Names of
 * features come from their schema version, and sentences of rows from the rulebook version that decided.
 */
@NullMarked
package io.trendguard.decision.record;

import org.jspecify.annotations.NullMarked;
