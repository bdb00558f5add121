package io.trendguard.routes.treatment;

import io.trendguard.channels.reply.DispositionIntake;
import io.trendguard.channels.reply.ReplyLinks;
import io.trendguard.channels.reply.TreatmentBook;
import io.trendguard.channels.reply.UnknownTreatmentException;
import io.trendguard.event.DispositionReport;
import io.trendguard.event.Event;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/** What customers did about treatments, as it comes in by events. */
public final class Dispositions {
    private final TreatmentBook book;
    private final DispositionIntake intake;

    /** One of a few locks: what was said last is read and the next answer appended by one thread at a time. */
    private final Object[] locks =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toArray();

    /** @param book the treatments that may be answered */
    public Dispositions(TreatmentBook book) {
        this.book = book;
        this.intake = new DispositionIntake(book);
    }

    /**
     * The entry for a report; absent if it was known already.
     *
     * @throws UnknownTreatmentException if the tenant has no such treatment
     */
    public Optional<DispositionPayload> payload(Event event, DispositionReport report) {
        return intake.take(event.tenant(), report, event.time(), event.source());
    }

    /** To be held from asking for an entry until it is appended; all answers of one person share it. */
    public Object lock(Tenant tenant, String treatmentId) {
        String whose = book.find(tenant, treatmentId)
                .map(treatment -> treatment.person().id())
                .orElse(treatmentId);
        return locks[Math.floorMod(whose.hashCode(), locks.length)];
    }

    /** The treatment of that id, unless it is unknown or erased. */
    Optional<Treatment> treatment(Tenant tenant, String treatmentId) {
        return book.find(tenant, treatmentId);
    }

    /** The entry for what a link says; absent if it changes nothing. */
    public Optional<DispositionPayload> payload(ReplyLinks.Reply reply, Instant at) {
        return intake.take(reply, at);
    }
}
