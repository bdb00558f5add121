/** The contact ledger: what the log says of one person, folded entry by entry. */
@NullMarked
package io.trendguard.contact.ledger;

import org.jspecify.annotations.NullMarked;
