package io.trendguard.channels.reply;

import io.trendguard.event.DispositionReport;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.util.Optional;

/** Turns what is reported about treatments into entries: known treatments only, and nothing twice. */
public final class DispositionIntake {
    /** The source of what a customer said by a link. */
    public static final String BY_LINK = "page";

    private final TreatmentBook treatments;

    public DispositionIntake(TreatmentBook treatments) {
        this.treatments = treatments;
    }

    /**
     * What to append for a report.
     *
     * @param happenedAt when the customer did it
     * @param source who reports it
     * @return empty if this was the latest answer already
     * @throws UnknownTreatmentException if the tenant has no such treatment, or it was for somebody else
     */
    public Optional<DispositionPayload> take(
            Tenant tenant, DispositionReport report, Instant happenedAt, String source) {
        return take(tenant, report.treatmentId(), report.disposition(), report.customerId(), happenedAt, source);
    }

    /** What to append when a customer opens a link; empty if it changes nothing. */
    public Optional<DispositionPayload> take(ReplyLinks.Reply reply, Instant happenedAt) {
        if (reply.says() == ReplyLinks.Says.UNDO && !treatments.wasAnswered(reply.tenant(), reply.treatmentId())) {
            return Optional.empty(); // there is nothing to take back
        }
        return reply.says()
                .disposition()
                .flatMap(
                        said -> take(reply.tenant(), reply.treatmentId(), said, Optional.empty(), happenedAt, BY_LINK));
    }

    private Optional<DispositionPayload> take(
            Tenant tenant,
            String treatmentId,
            Disposition said,
            Optional<PersonRef> by,
            Instant happenedAt,
            String source) {
        Treatment treatment = treatments
                .find(tenant, treatmentId)
                .filter(found -> by.isEmpty() || by.get().equals(found.person()))
                .orElseThrow(() -> new UnknownTreatmentException(treatmentId));
        return treatments.saidLast(tenant, treatmentId, said)
                ? Optional.empty()
                : Optional.of(DispositionPayload.of(treatment, said, happenedAt, source));
    }
}
