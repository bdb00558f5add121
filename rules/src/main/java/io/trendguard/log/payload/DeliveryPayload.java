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
 * @param by who says so and why, where a person does
 * @param reservesMinor what sending it again sets aside of the budget, minor units; nothing if that is set aside already
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
        Optional<String> providerId,
        Optional<ByPerson> by,
        Optional<Long> reservesMinor)
        implements LogPayload {
    public DeliveryPayload {
        reasons = reasons.stream().sorted().distinct().toList();
        if (result == Result.NOT_SENT && reasons.isEmpty()) {
            throw new IllegalArgumentException(
                    "The treatment (%s) was not sent and needs a reason code.".formatted(treatmentId));
        }
        if (result == Result.SEND_AGAIN && by.isEmpty()) {
            throw new IllegalArgumentException(
                    "Only a person sends the treatment (%s) again, and says why.".formatted(treatmentId));
        }
    }

    /**
     * A person who settles a doubt or sends a message again.
     *
     * @param actor as the credential names them
     * @param reason in their words
     */
    public record ByPerson(String actor, String reason) {}

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
                Optional.empty(),
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
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same result in words. */
    public DeliveryPayload because(String words) {
        return with(Optional.of(words), providerId, by, reservesMinor);
    }

    /** The same result under the provider's name for the message. */
    public DeliveryPayload under(String provider) {
        return with(detail, Optional.of(provider), by, reservesMinor);
    }

    /** What a person says, and why. */
    public static DeliveryPayload said(Treatment treatment, int attempts, Result result, ByPerson by) {
        DeliveryPayload bare = new DeliveryPayload(
                treatment.treatmentId(),
                treatment.person(),
                treatment.channel(),
                treatment.offers(),
                attempts,
                result,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(by),
                Optional.empty());
        return result == Result.SEND_AGAIN && treatment.costMinor() > 0
                ? bare.with(bare.detail, bare.providerId, bare.by, Optional.of(treatment.costMinor()))
                : bare;
    }

    private DeliveryPayload with(
            Optional<String> words, Optional<String> provider, Optional<ByPerson> person, Optional<Long> minor) {
        return new DeliveryPayload(
                treatmentId, recipient, channel, offer, attempt, result, reasons, words, provider, person, minor);
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
        /** It was in doubt, and a person says that nobody will ever know. */
        SETTLED_UNKNOWN,
        /** The provider does not have it, and a person wants it sent again: it is checked as if for the first time. */
        SEND_AGAIN,
        /** It was held back for good, for reasons. */
        NOT_SENT;

        /** Whether the customer has the message, or may have it. */
        public boolean mayHaveReached() {
            return this == HANDED_OVER || this == IN_DOUBT || this == SETTLED_SENT || this == SETTLED_UNKNOWN;
        }
    }

    @Override
    public EntryKind kind() {
        return EntryKind.DELIVERY;
    }

    /** Version 2 names the person who said it. */
    @Override
    public int schemaVersion() {
        return by.isPresent() ? 2 : 1;
    }

    @Override
    public Optional<PersonRef> person() {
        return Optional.of(recipient);
    }
}
