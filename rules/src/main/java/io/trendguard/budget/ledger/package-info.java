/** What a tenant has committed, folded from the log. */
@NullMarked
package io.trendguard.budget.ledger;

import org.jspecify.annotations.NullMarked;
