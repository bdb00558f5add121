/**
 * What makes the log provable: RFC 6962 trees, C2SP checkpoints signed with Ed25519, and the check of both with a public
 * key alone.
 */
@NullMarked
package io.trendguard.audit.proof;

import org.jspecify.annotations.NullMarked;
