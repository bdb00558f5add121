package io.trendguard.log.payload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.PersonRef;
import io.trendguard.log.EntryKind;
import java.util.List;
import java.util.Optional;

/**
 * It was decided; with the whole request, so that anyone can decide again.
 *
 * @param request everything the decision depends on
 * @param decision what was decided
 * @param challengers what other models said of the same features; it had no influence, and replaying leaves it as it is
 */
public record DecisionPayload(
        DecisionRequest request,
        Decision decision,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Challenge> challengers)
        implements LogPayload {
    @SuppressWarnings("RedundantNullCheck") // version 1 has no challengers, so JSON brings null
    public DecisionPayload {
        challengers = challengers == null ? List.of() : List.copyOf(challengers);
        if (!request.decisionId().equals(decision.decisionId())) {
            throw new IllegalArgumentException("The decision (%s) does not answer the request (%s)."
                    .formatted(decision.decisionId(), request.decisionId()));
        }
    }

    /** A decision that no other model was asked about. */
    public DecisionPayload(DecisionRequest request, Decision decision) {
        this(request, decision, List.of());
    }

    /** 1 at first, 2 with challengers, 3 since risks are explained on the scale of the calibrated log-odds. */
    @Override
    public int schemaVersion() {
        if (decision.risks().stream().anyMatch(line -> line.risk().calibration().isPresent())) {
            return 3;
        }
        return challengers.isEmpty() ? 1 : 2;
    }

    /** Whether its risks are explained before calibration, as versions 1 and 2 did. */
    public boolean explainsBeforeCalibration() {
        return schemaVersion() < 3 && !decision.risks().isEmpty();
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
