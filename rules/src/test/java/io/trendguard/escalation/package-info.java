/** What waits behind decisions, entry by entry. */
@NullMarked
package io.trendguard.escalation;

import org.jspecify.annotations.NullMarked;
