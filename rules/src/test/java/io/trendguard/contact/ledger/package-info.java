/** The contact ledger of a person. */
@NullMarked
package io.trendguard.contact.ledger;

import org.jspecify.annotations.NullMarked;
