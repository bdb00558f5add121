package io.trendguard.channels.outbox;

import io.trendguard.contact.ledger.PersonContacts;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;

/**
 * Reads the contact ledger at the moment of sending. Its answer includes every entry that was appended to the log before
 * the call, so that two messages to one person cannot both pass under the same cap.
 */
public interface ContactBook {
    /** What the ledger says of a person. */
    PersonContacts contacts(Tenant tenant, PersonRef person);
}
