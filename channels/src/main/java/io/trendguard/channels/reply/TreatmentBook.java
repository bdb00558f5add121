package io.trendguard.channels.reply;

import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Finds a treatment by its id and knows what was said about it: a projection of the log that keeps positions, not
 * content, so that what is erased there is gone here.
 */
public final class TreatmentBook {
    private final AuditLog log;
    private final Map<Tenant, Map<String, Known>> tenants = new ConcurrentHashMap<>();

    /** Where the treatment is in the log, and the latest answer to each question. */
    public record Known(long position, Map<Question, Disposition> answers) {}

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

    public TreatmentBook(AuditLog log) {
        this.log = log;
    }

    /** Takes what an entry says; the second time it changes nothing. */
    public void take(Tenant tenant, long position, LogPayload payload) {
        if (payload instanceof TreatmentPayload treated) {
            of(tenant)
                    .putIfAbsent(treated.treatment().treatmentId(), new Known(position, new EnumMap<>(Question.class)));
        } else if (payload instanceof DispositionPayload said) {
            Optional.ofNullable(of(tenant).get(said.treatmentId()))
                    .ifPresent(known -> answered(known, said.disposition()));
        }
    }

    /** Shows all that is known of a tenant's treatments, by their ids. */
    public void save(Tenant tenant, BiConsumer<String, Known> kept) {
        of(tenant).forEach((id, known) -> {
            synchronized (known.answers()) {
                kept.accept(id, known);
            }
        });
    }

    /** Takes up what was kept of a treatment. */
    public void restore(Tenant tenant, String treatmentId, Known known) {
        Map<Question, Disposition> answers = new EnumMap<>(Question.class);
        answers.putAll(known.answers());
        of(tenant).put(treatmentId, new Known(known.position(), answers));
    }

    private static void answered(Known known, Disposition disposition) {
        synchronized (known.answers()) {
            known.answers().put(Question.of(disposition), disposition);
        }
    }

    /** The treatment, unless it is unknown or erased. */
    public Optional<Treatment> find(Tenant tenant, String treatmentId) {
        return Optional.ofNullable(of(tenant).get(treatmentId))
                .flatMap(known -> log.read(tenant, known.position()))
                .flatMap(LogPayload::of)
                .map(payload -> ((TreatmentPayload) payload).treatment());
    }

    /** Whether that is already the latest answer to its question. */
    boolean saidLast(Tenant tenant, String treatmentId, Disposition disposition) {
        Known known = of(tenant).get(treatmentId);
        if (known == null) {
            return false;
        }
        synchronized (known.answers()) {
            return known.answers().get(Question.of(disposition)) == disposition;
        }
    }

    /** Whether an offer or help was taken or refused, by the latest answer. */
    boolean wasAnswered(Tenant tenant, String treatmentId) {
        return saidLast(tenant, treatmentId, Disposition.ACCEPTED)
                || saidLast(tenant, treatmentId, Disposition.REFUSED);
    }

    private Map<String, Known> of(Tenant tenant) {
        return tenants.computeIfAbsent(tenant, t -> new ConcurrentHashMap<>());
    }
}
