package io.trendguard.channels.outbox;

import io.trendguard.channels.outbox.Pending.State;
import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.LogPlace;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One tenant's pending treatments: a fold over its log. An entry that is taken twice changes nothing the second time, so
 * the outbox may take its own entries at once and meet them again in the log. Guarded by the outbox.
 */
final class TenantOutbox {
    private static final Set<EntryKind> OURS =
            Collections.unmodifiableSet(EnumSet.of(EntryKind.TREATMENT, EntryKind.ATTEMPT, EntryKind.DELIVERY));

    private final Tenant tenant;
    private final OutboxSettings settings;
    private final Map<String, Pending> pending = new HashMap<>();
    private final Map<String, Failed> failed = new LinkedHashMap<>();
    private final DueQueue queue = new DueQueue();
    private final Claims claims;
    private final Tally tally = new Tally();
    private LogPlace next = LogPlace.START;

    TenantOutbox(Tenant tenant, OutboxSettings settings) {
        this.tenant = tenant;
        this.settings = settings;
        this.claims = new Claims(settings.oneMessagePerOrder());
    }

    Tenant tenant() {
        return tenant;
    }

    /** The place of the first entry that it has not taken. */
    LogPlace next() {
        return next;
    }

    /** Takes the log's next entry. */
    void take(Entry entry) {
        if (entry.position() < next.offset()) {
            return; // whoever follows the log beside us has taken it
        }
        next = LogPlace.at(entry.position()).next();
        if (OURS.contains(entry.kind())) {
            LogPayload.of(entry).ifPresent(payload -> take(payload, entry.time()));
        }
    }

    /** Takes what an entry says; the second time it changes nothing. */
    void take(LogPayload payload, Instant at) {
        if (payload instanceof TreatmentPayload treated) {
            treated(treated.treatment(), at);
        } else if (payload instanceof AttemptPayload attempt) {
            attempted(attempt, at);
        } else if (payload instanceof DeliveryPayload delivery) {
            delivered(delivery, at);
        }
    }

    private void treated(Treatment treatment, Instant at) {
        String id = treatment.treatmentId();
        boolean known = pending.containsKey(id) || failed.containsKey(id) || claims.heldBy(treatment);
        if (!known) {
            put(Pending.of(treatment, at));
        }
    }

    private void attempted(AttemptPayload attempt, Instant at) {
        Pending before = pending.get(attempt.treatmentId());
        if (before != null && attempt.number() > before.attempts()) {
            if (before.leavesByOutbox()) {
                claims.take(before.treatment(), at);
            }
            put(before.attempting(attempt.number(), at));
        }
    }

    private void delivered(DeliveryPayload delivery, Instant at) {
        Pending before = pending.get(delivery.treatmentId());
        if (before == null) {
            sendAgain(delivery, at);
            return;
        }
        if (delivery.attempt() < before.attempts()) {
            return;
        }
        String note = delivery.detail().orElse(delivery.result().name());
        switch (delivery.result()) {
            case FAILED -> {
                if (before.state() != State.WAITING) {
                    tally.count(delivery);
                    put(before.waiting(at, at.plus(settings.backoff(before.attempts())), note));
                }
            }
            case IN_DOUBT -> put(before.inDoubt(at, note));
            case SEND_AGAIN -> {
                tally.count(delivery);
                put(before.waiting(at, at, note));
            }
            case HANDED_OVER, SETTLED_SENT, SETTLED_UNKNOWN -> end(before, delivery);
            case NOT_SENT, SETTLED_NOT_SENT -> {
                claims.giveBack(before.treatment());
                end(before, delivery);
                keepFailed(before, delivery, at);
            }
        }
    }

    /** Those that have expired may not be sent again anyway. */
    private void keepFailed(Pending ended, DeliveryPayload delivery, Instant at) {
        failed.values().removeIf(one -> !at.isBefore(one.treatment().expiresAt()));
        if (SendAgain.mayFollow(delivery) && ended.leavesByOutbox()) {
            failed.put(ended.treatment().treatmentId(), new Failed(ended, delivery));
        }
    }

    private void sendAgain(DeliveryPayload delivery, Instant at) {
        if (delivery.result() == Result.SEND_AGAIN) {
            Optional.ofNullable(failed.remove(delivery.treatmentId())).ifPresent(one -> {
                tally.takeBack(one.delivery());
                tally.count(delivery);
                put(one.pending().waiting(at, at, Result.SEND_AGAIN.name()));
            });
        }
    }

    private void end(Pending before, DeliveryPayload delivery) {
        tally.count(delivery);
        queue.remove(before);
        pending.remove(before.treatment().treatmentId());
    }

    /** It is not tried before that time; nothing is written about it. */
    void postpone(String treatmentId, Instant until, String note) {
        Pending before = pending.get(treatmentId);
        if (before != null && before.state() == State.WAITING) {
            put(before.waiting(before.since(), until, note));
        }
    }

    /** Its result could not be written, so for the log and for us it is in doubt. */
    void lostSight(String treatmentId, Instant at, String note) {
        Pending before = pending.get(treatmentId);
        if (before != null) {
            put(before.inDoubt(at, note));
        }
    }

    private void put(Pending now) {
        Optional.ofNullable(pending.put(now.treatment().treatmentId(), now)).ifPresent(queue::remove);
        queue.add(now);
    }

    /** The most urgent treatment that may go now; until it is released, its person gets no other. */
    Optional<Pending> takeDue(Instant now, Predicate<Channel> open) {
        return queue.take(now, open);
    }

    /** Whoever took it is done with it, whatever came of it. */
    void release(Treatment treatment) {
        queue.release(treatment);
        Pending now = pending.get(treatment.treatmentId());
        if (now != null) {
            put(now);
        }
    }

    Optional<String> otherOfTheOrder(Treatment treatment) {
        return claims.heldByAnother(treatment);
    }

    Optional<Pending> find(String treatmentId) {
        return Optional.ofNullable(pending.get(treatmentId));
    }

    /** The treatment, if it failed and may be sent again. */
    Optional<Failed> findFailed(String treatmentId) {
        return Optional.ofNullable(failed.get(treatmentId));
    }

    /** Whatever may have reached a customer without anybody knowing. */
    List<Pending> doubts() {
        return pending.values().stream()
                .filter(this::doubtful)
                .sorted(DueQueue.BY_DUE)
                .toList();
    }

    /** Attempts without a result: after a start, those of a process that is no more. */
    List<Pending> attempting() {
        return pending.values().stream()
                .filter(one -> one.state() == State.ATTEMPTING)
                .sorted(DueQueue.BY_DUE)
                .toList();
    }

    boolean doubtful(Pending one) {
        return one.state() == State.IN_DOUBT
                || (one.state() == State.ATTEMPTING && one.leavesByOutbox() && !queue.isUnderWay(one));
    }

    void addTo(OutboxStatus.Builder status) {
        status.add(tenant, queue.waiting(), queue.underWay(), doubts(), tally.counts());
    }

    OutboxSnapshot snapshot() {
        return new OutboxSnapshot(
                next.offset(),
                pending.values().stream().sorted(DueQueue.BY_DUE).toList(),
                List.copyOf(failed.values()),
                claims.held(),
                tally.counts());
    }

    /** Begins where a snapshot ended. */
    void restore(OutboxSnapshot snapshot) {
        if (next.offset() > 0) {
            throw new IllegalStateException("The outbox of (%s) has begun; restore it before.".formatted(tenant));
        }
        next = LogPlace.at(snapshot.position());
        claims.restore(snapshot.claims());
        tally.add(snapshot.counts());
        snapshot.pending().forEach(this::put);
        snapshot.failed().forEach(one -> failed.put(one.treatment().treatmentId(), one));
    }
}
