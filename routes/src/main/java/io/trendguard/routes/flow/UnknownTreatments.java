package io.trendguard.routes.flow;

import io.trendguard.channels.reply.UnknownTreatmentException;
import io.trendguard.event.DispositionReport;
import io.trendguard.event.InvalidEventException;
import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.routes.projection.ProjectedLog;
import java.util.List;

/** What becomes of a report about a treatment that is not known: a rejection in the log and an error for its sender. */
final class UnknownTreatments {
    private UnknownTreatments() {}

    /** Logs that a report names nothing we know, and says so to its sender once that is durable. */
    static void refuse(ProjectedLog log, Prepared prepared, UnknownTreatmentException unknown) {
        InvalidEventException invalid =
                invalid((DispositionReport) prepared.event().fact(), unknown);
        RejectionPayload rejection = RejectionPayload.of(prepared.origin(), invalid, prepared.fingerprint());
        log.append(
                        prepared.event().tenant(),
                        prepared.event().knownAt(),
                        List.of(new RejectionPayload(
                                RejectionPayload.Cause.UNKNOWN,
                                rejection.source(),
                                rejection.findings(),
                                rejection.fingerprint())))
                .durable()
                .whenComplete(
                        (receipt, error) -> prepared.outcome().completeExceptionally(error == null ? invalid : error));
    }

    /** What its sender is told. */
    static InvalidEventException invalid(DispositionReport report, UnknownTreatmentException unknown) {
        InvalidEventException invalid = new InvalidEventException(
                "data.treatment_id",
                report.treatmentId(),
                "names no treatment of this customer; send it as the message or the answer gave it");
        invalid.addSuppressed(unknown);
        return invalid;
    }
}
