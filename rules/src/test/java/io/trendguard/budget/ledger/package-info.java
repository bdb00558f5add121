/** What a tenant has committed. */
@NullMarked
package io.trendguard.budget.ledger;

import org.jspecify.annotations.NullMarked;
