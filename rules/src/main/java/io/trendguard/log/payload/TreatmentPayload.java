package io.trendguard.log.payload;

import io.trendguard.event.PersonRef;
import io.trendguard.log.EntryKind;
import java.util.Optional;

/** A treatment is to be handed over. */
public record TreatmentPayload(Treatment treatment) implements LogPayload {
    @Override
    public EntryKind kind() {
        return EntryKind.TREATMENT;
    }

    @Override
    public Optional<PersonRef> person() {
        return Optional.of(treatment.person());
    }
}
