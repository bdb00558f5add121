/** Escalations: what follows if a customer does not react, folded from the log. */
@NullMarked
package io.trendguard.escalation;

import org.jspecify.annotations.NullMarked;
