package io.trendguard.channels.reply;

import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.EntryPlaces;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds a treatment by its id and knows what was said about it, however old it is: it reads the log where an index says, so
 * that what is erased there is gone here. In memory are only answers that the log cannot be asked for yet.
 */
public final class TreatmentBook implements LiveState {
    private final AuditLog log;
    private final EntryPlaces places;
    private final Map<Tenant, Deque<LoggedPayload>> notDurable = new ConcurrentHashMap<>();

    /** What a disposition answers. Later answers to a question replace earlier ones. */
    public enum Question {
        WAS_IT_TAKEN,
        MAY_WE_WRITE,
        WAS_IT_KEPT;

        static Question of(Disposition disposition) {
            return switch (disposition) {
                case ACCEPTED, REFUSED, IGNORED -> WAS_IT_TAKEN;
                case OPTED_OUT -> MAY_WE_WRITE;
                case RETURNED, KEPT -> WAS_IT_KEPT;
            };
        }
    }

    /** @param places where the log mentions a treatment's id; it sees an entry before this book does */
    public TreatmentBook(AuditLog log, EntryPlaces places) {
        this.log = log;
        this.places = places;
    }

    @Override
    public void take(LoggedPayload entry) {
        if (entry.payload() instanceof DispositionPayload) {
            Deque<LoggedPayload> waiting = waiting(entry.tenant());
            long durable = log.head(entry.tenant()).size();
            synchronized (waiting) {
                waiting.removeIf(one -> one.place().offset() < durable);
                waiting.add(entry);
            }
        }
    }

    /** The treatment, unless it is unknown or erased. */
    public Optional<Treatment> find(Tenant tenant, String treatmentId) {
        return logged(tenant, treatmentId)
                .filter(TreatmentPayload.class::isInstance)
                .map(payload -> ((TreatmentPayload) payload).treatment())
                .filter(treatment -> treatment.treatmentId().equals(treatmentId))
                .findFirst();
    }

    /** Whether that is already the latest answer to its question. */
    boolean saidLast(Tenant tenant, String treatmentId, Disposition disposition) {
        Map<LogPlace, Disposition> answers = new TreeMap<>();
        synchronized (waiting(tenant)) { // first, since they become durable meanwhile
            waiting(tenant)
                    .forEach(entry ->
                            answer(entry.payload(), treatmentId).ifPresent(said -> answers.put(entry.place(), said)));
        }
        for (LogPlace place : places.of(tenant, treatmentId)) {
            read(tenant, place)
                    .flatMap(payload -> answer(payload, treatmentId))
                    .ifPresent(said -> answers.put(place, said));
        }
        return answers.values().stream()
                .filter(said -> Question.of(said) == Question.of(disposition))
                .reduce((earlier, later) -> later)
                .filter(last -> last == disposition)
                .isPresent();
    }

    /** Whether an offer or help was taken or refused, by the latest answer. */
    boolean wasAnswered(Tenant tenant, String treatmentId) {
        return saidLast(tenant, treatmentId, Disposition.ACCEPTED)
                || saidLast(tenant, treatmentId, Disposition.REFUSED);
    }

    private static Optional<Disposition> answer(LogPayload payload, String treatmentId) {
        return payload instanceof DispositionPayload said && said.treatmentId().equals(treatmentId)
                ? Optional.of(said.disposition())
                : Optional.empty();
    }

    private Stream<LogPayload> logged(Tenant tenant, String treatmentId) {
        return places.of(tenant, treatmentId).stream().flatMap(place -> read(tenant, place).stream());
    }

    private Optional<LogPayload> read(Tenant tenant, LogPlace place) {
        return log.read(tenant, place.offset()).flatMap(LogPayload::of);
    }

    private Deque<LoggedPayload> waiting(Tenant tenant) {
        return notDurable.computeIfAbsent(tenant, t -> new ArrayDeque<>());
    }
}
