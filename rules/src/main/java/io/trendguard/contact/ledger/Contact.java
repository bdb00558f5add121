package io.trendguard.contact.ledger;

import io.trendguard.event.Channel;
import io.trendguard.log.payload.DeliveryPayload.Result;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt at reaching a person.
 *
 * @param treatmentId the treatment
 * @param attempt number of the attempt; 0 if it was shown without one
 * @param channel where
 * @param offer whether it offered something personal
 * @param at when it was tried
 * @param result absent while it is in doubt
 * @param accepted whether the person took it
 */
record Contact(
        String treatmentId,
        int attempt,
        Channel channel,
        boolean offer,
        Instant at,
        Optional<Result> result,
        boolean accepted) {
    /** Whether the person has it or may have it. */
    boolean counts() {
        return result.map(Result::mayHaveReached).orElse(true);
    }

    boolean isOf(String treatment, int number) {
        return attempt == number && treatmentId.equals(treatment);
    }

    Contact ending(Result how) {
        return new Contact(treatmentId, attempt, channel, offer, at, Optional.of(how), accepted);
    }

    Contact taken() {
        return new Contact(treatmentId, attempt, channel, offer, at, result, true);
    }
}
