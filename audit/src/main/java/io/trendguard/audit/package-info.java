/**
 * The append-only log with its proofs. {@link io.trendguard.audit.SegmentAuditLog} takes entries,
 * {@link io.trendguard.audit.segment} says what they look like on disk, {@link io.trendguard.audit.proof} what can be
 * proved of them and {@link io.trendguard.audit.vault} keeps who people are.
 */
@NullMarked
package io.trendguard.audit;

import org.jspecify.annotations.NullMarked;
