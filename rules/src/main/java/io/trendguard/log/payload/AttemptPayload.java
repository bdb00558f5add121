package io.trendguard.log.payload;

import io.trendguard.event.Channel;
import io.trendguard.event.PersonRef;
import io.trendguard.log.EntryKind;
import java.util.Optional;

/**
 * A hand-over is about to be tried. Until a delivery follows, it is in doubt.
 *
 * @param treatmentId the treatment
 * @param recipient whom it is for
 * @param channel where it goes
 * @param offer whether it offers something personal
 * @param number of the attempt, from 1
 * @param rendering what the customer is to read, sealed under the person's key; see the outbox for its form
 */
public record AttemptPayload(
        String treatmentId, PersonRef recipient, Channel channel, boolean offer, int number, Optional<String> rendering)
        implements LogPayload {
    public AttemptPayload {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "The attempt (%d) of (%s) must be counted from 1.".formatted(number, treatmentId));
        }
    }

    /** The next attempt at a treatment. */
    public static AttemptPayload at(Treatment treatment, int number) {
        return new AttemptPayload(
                treatment.treatmentId(),
                treatment.person(),
                treatment.channel(),
                treatment.offers(),
                number,
                Optional.empty());
    }

    /** The same attempt with what the customer is to read, sealed. */
    public AttemptPayload showing(String sealed) {
        return new AttemptPayload(treatmentId, recipient, channel, offer, number, Optional.of(sealed));
    }

    @Override
    public EntryKind kind() {
        return EntryKind.ATTEMPT;
    }

    /** Version 2 keeps what the customer is to read. */
    @Override
    public int schemaVersion() {
        return rendering.isPresent() ? 2 : 1;
    }

    @Override
    public Optional<PersonRef> person() {
        return Optional.of(recipient);
    }
}
