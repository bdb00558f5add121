package io.trendguard.log.payload;

import io.trendguard.event.Channel;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.PersonRef;
import io.trendguard.log.EntryKind;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a treatment.
 *
 * @param treatmentId the treatment
 * @param decisionId the decision behind it
 * @param recipient the customer
 * @param channel where it was shown or sent
 * @param offer whether it offered something personal
 * @param disposition in one word
 * @param happenedAt when the customer did it
 * @param source who reported it, for example {@code page} or a CloudEvents source
 */
public record DispositionPayload(
        String treatmentId,
        String decisionId,
        PersonRef recipient,
        Channel channel,
        boolean offer,
        Disposition disposition,
        Instant happenedAt,
        String source)
        implements LogPayload {
    /** What became of a treatment. */
    public static DispositionPayload of(
            Treatment treatment, Disposition disposition, Instant happenedAt, String source) {
        return new DispositionPayload(
                treatment.treatmentId(),
                treatment.decisionId(),
                treatment.person(),
                treatment.channel(),
                treatment.offers(),
                disposition,
                happenedAt,
                source);
    }

    @Override
    public EntryKind kind() {
        return EntryKind.DISPOSITION;
    }

    @Override
    public Optional<PersonRef> person() {
        return Optional.of(recipient);
    }
}
