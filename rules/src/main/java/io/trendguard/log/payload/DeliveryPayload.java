package io.trendguard.log.payload;

import io.trendguard.event.Channel;
import io.trendguard.event.PersonRef;
import io.trendguard.log.EntryKind;
import java.util.List;
import java.util.Optional;

/**
 * What came of a hand-over, as far as it is certain.
 *
 * @param treatmentId the treatment
 * @param recipient whom it is for
 * @param channel where it goes
 * @param offer whether it offers something personal
 * @param attempt number of the attempt that ended so; 0 if there was none
 * @param result in one word
 * @param reasons reason codes, for {@code NOT_SENT}; sorted
 * @param detail in words, without personal data
 * @param providerId the provider's name for the message
 */
public record DeliveryPayload(
        String treatmentId,
        PersonRef recipient,
        Channel channel,
        boolean offer,
        int attempt,
        Result result,
        List<String> reasons,
        Optional<String> detail,
        Optional<String> providerId)
        implements LogPayload {
    public DeliveryPayload {
        reasons = reasons.stream().sorted().distinct().toList();
        if (result == Result.NOT_SENT && reasons.isEmpty()) {
            throw new IllegalArgumentException(
                    "The treatment (%s) was not sent and needs a reason code.".formatted(treatmentId));
        }
    }

    /** A result of a treatment's attempt, without detail. */
    public static DeliveryPayload of(Treatment treatment, int attempt, Result result) {
        return new DeliveryPayload(
                treatment.treatmentId(),
                treatment.person(),
                treatment.channel(),
                treatment.offers(),
                attempt,
                result,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** A treatment that is not sent, and why. */
    public static DeliveryPayload notSent(Treatment treatment, int attempts, List<String> reasons) {
        return new DeliveryPayload(
                treatment.treatmentId(),
                treatment.person(),
                treatment.channel(),
                treatment.offers(),
                attempts,
                Result.NOT_SENT,
                reasons,
                Optional.empty(),
                Optional.empty());
    }

    /** The same result in words. */
    public DeliveryPayload because(String words) {
        return new DeliveryPayload(
                treatmentId, recipient, channel, offer, attempt, result, reasons, Optional.of(words), providerId);
    }

    /** The same result under the provider's name for the message. */
    public DeliveryPayload under(String provider) {
        return new DeliveryPayload(
                treatmentId, recipient, channel, offer, attempt, result, reasons, detail, Optional.of(provider));
    }

    /** The result of a hand-over. */
    public enum Result {
        /** The provider has it. */
        HANDED_OVER,
        /** The provider certainly does not have it; it may be tried again. */
        FAILED,
        /** The provider may have it; it is never handed over again by itself. */
        IN_DOUBT,
        /** It was in doubt, and a receipt or a person says that it was sent. */
        SETTLED_SENT,
        /** It was in doubt, and a receipt or a person says that it was not. */
        SETTLED_NOT_SENT,
        /** It was held back for good, for reasons. */
        NOT_SENT;

        /** Whether the customer has the message, or may have it. */
        public boolean mayHaveReached() {
            return this == HANDED_OVER || this == IN_DOUBT || this == SETTLED_SENT;
        }
    }

    @Override
    public EntryKind kind() {
        return EntryKind.DELIVERY;
    }

    @Override
    public Optional<PersonRef> person() {
        return Optional.of(recipient);
    }
}
