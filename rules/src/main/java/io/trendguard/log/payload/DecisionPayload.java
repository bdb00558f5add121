package io.trendguard.log.payload;

import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.PersonRef;
import io.trendguard.log.EntryKind;
import java.util.Optional;

/** It was decided; with the whole request, so that anyone can decide again. */
public record DecisionPayload(DecisionRequest request, Decision decision) implements LogPayload {
    public DecisionPayload {
        if (!request.decisionId().equals(decision.decisionId())) {
            throw new IllegalArgumentException("The decision (%s) does not answer the request (%s)."
                    .formatted(decision.decisionId(), request.decisionId()));
        }
    }

    @Override
    public EntryKind kind() {
        return EntryKind.DECISION;
    }

    @Override
    public Optional<PersonRef> person() {
        return Optional.of(request.person());
    }
}
