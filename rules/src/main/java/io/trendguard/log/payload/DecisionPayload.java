package io.trendguard.log.payload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionInWords;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.PersonRef;
import io.trendguard.log.EntryKind;
import io.trendguard.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;

/**
 * It was decided; with the whole request, so that anyone can decide again.
 *
 * @param request everything the decision depends on
 * @param decision what was decided
 * @param challengers what other models said of the same features; it had no influence, and replaying leaves it as it is
 * @param words the decision as versions 1 to 3 recorded it, with the words of each row; absent since version 4
 */
@JsonSerialize(using = DecisionPayloadJson.Writer.class)
@JsonDeserialize(using = DecisionPayloadJson.Reader.class)
public record DecisionPayload(
        DecisionRequest request, Decision decision, List<Challenge> challengers, Optional<DecisionInWords> words)
        implements LogPayload {
    /** The first version in the compact form, and the one that is written. */
    static final int COMPACT = 4;

    public DecisionPayload {
        challengers = List.copyOf(challengers);
        if (!request.decisionId().equals(decision.decisionId())) {
            throw new IllegalArgumentException("The decision (%s) does not answer the request (%s)."
                    .formatted(decision.decisionId(), request.decisionId()));
        }
    }

    /** A decision as it is recorded now. */
    public DecisionPayload(DecisionRequest request, Decision decision, List<Challenge> challengers) {
        this(request, decision, challengers, Optional.empty());
    }

    /** A decision that no other model was asked about. */
    public DecisionPayload(DecisionRequest request, Decision decision) {
        this(request, decision, List.of());
    }

    /** A decision as versions 1 to 3 recorded it. */
    public static DecisionPayload inWords(
            DecisionRequest request, DecisionInWords decision, List<Challenge> challengers) {
        return new DecisionPayload(request, decision.decision(), challengers, Optional.of(decision));
    }

    /**
     * The same entry in the same version, had this been decided.
     *
     * @param rulebook that decided, which has the words of the rows
     */
    public DecisionPayload deciding(Decision other, Optional<Rulebook> rulebook) {
        return words.isPresent()
                ? inWords(request, DecisionInWords.of(other, rulebook), challengers)
                : new DecisionPayload(request, other, challengers);
    }

    /** The same entry with the words of its rows, as versions 1 to 3 recorded them or else as the rulebook has them. */
    public DecisionPayload inWords(Optional<Rulebook> rulebook) {
        return words.isPresent() ? this : inWords(request, DecisionInWords.of(decision, rulebook), challengers);
    }

    /** 1 at first, 2 with challengers, 3 since risks are explained on the scale of the calibrated log-odds, 4 since it is compact. */
    @Override
    public int schemaVersion() {
        if (words.isEmpty()) {
            return COMPACT;
        }
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
