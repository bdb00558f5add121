package io.trendguard.contact.ledger;

import io.trendguard.event.PersonRef;
import io.trendguard.log.follow.Fold;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.LogPayload;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Folds the log into the contact ledger of each person, by their reference. */
public final class ContactFold implements Fold<PersonContacts> {
    @Override
    public Collection<String> rows(LogPayload payload) {
        return PersonContacts.concernedBy(payload)
                ? payload.person().map(PersonRef::id).map(List::of).orElse(List.of())
                : List.of();
    }

    @Override
    public Optional<PersonContacts> after(String person, Optional<PersonContacts> before, LoggedPayload entry) {
        PersonContacts ledger = before.orElse(PersonContacts.UNKNOWN).after(entry.payload(), entry.time());
        return ledger.equals(PersonContacts.UNKNOWN) ? Optional.empty() : Optional.of(ledger);
    }
}
