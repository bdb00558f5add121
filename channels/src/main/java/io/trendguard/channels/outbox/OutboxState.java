package io.trendguard.channels.outbox;

import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LogFollower;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What the outbox knows of all tenants, behind one lock. Tenants take turns, so that a busy one cannot starve a quiet one. */
final class OutboxState implements LogFollower {
    private final OutboxSettings settings;
    private final TreeMap<Tenant, TenantOutbox> tenants = new TreeMap<>();
    private final ChannelHealth health;
    private final Object following = new Object();
    private Optional<Tenant> servedLast = Optional.empty();
    private String trouble = "";
    private Instant restUntil = Instant.MIN;
    private long changes;

    /** One pending treatment, taken to be sent. */
    record Job(Tenant tenant, Pending pending) {
        Treatment treatment() {
            return pending.treatment();
        }
    }

    OutboxState(OutboxSettings settings) {
        this.settings = settings;
        this.health = new ChannelHealth(settings);
    }

    /** Whoever calls it has taken every durable entry when it returns, each once and in the order of the log. */
    @Override
    public void follow(AuditLog log) {
        synchronized (following) {
            LogFollower.super.follow(log);
        }
        wakeAll();
    }

    @Override
    public synchronized LogPlace next(Tenant tenant) {
        return box(tenant).next();
    }

    @Override
    public synchronized void take(Tenant tenant, Entry entry) {
        box(tenant).take(entry);
    }

    private synchronized TenantOutbox box(Tenant tenant) {
        return tenants.computeIfAbsent(tenant, t -> new TenantOutbox(t, settings));
    }

    synchronized void take(Tenant tenant, LogPayload payload, Instant at) {
        trouble = ""; // it was written, so the log can be written
        box(tenant).take(payload, at);
    }

    /** The next treatment that may go, of the tenant whose turn it is. */
    synchronized Optional<Job> takeDue(Instant now) {
        if (now.isBefore(restUntil)) {
            return Optional.empty();
        }
        for (TenantOutbox box : byTurn()) {
            Optional<Pending> due = box.takeDue(now, channel -> health.open(channel, now));
            if (due.isPresent()) {
                servedLast = Optional.of(box.tenant());
                health.began(due.get().treatment().channel());
                return Optional.of(new Job(box.tenant(), due.get()));
            }
        }
        return Optional.empty();
    }

    private List<TenantOutbox> byTurn() {
        List<TenantOutbox> turn = new ArrayList<>(tenants.size());
        servedLast.ifPresent(last -> turn.addAll(tenants.tailMap(last, false).values()));
        turn.addAll(servedLast
                .map(last -> tenants.headMap(last, true))
                .orElse(tenants)
                .values());
        return turn;
    }

    synchronized void release(Job job) {
        health.ended(job.treatment().channel());
        box(job.tenant()).release(job.treatment());
        wakeAll();
    }

    synchronized void postpone(Job job, Instant until, String note) {
        box(job.tenant()).postpone(job.treatment().treatmentId(), until, note);
    }

    synchronized void lostSight(Job job, Instant at, String note) {
        box(job.tenant()).lostSight(job.treatment().treatmentId(), at, note);
    }

    synchronized void works(Channel channel) {
        health.works(channel);
    }

    synchronized void fails(Channel channel, String cause, Instant now) {
        health.fails(channel, cause, now);
    }

    /** Nothing is sent for a while, because it could not be written down. */
    synchronized void rest(String cause, Instant now) {
        trouble = cause;
        restUntil = now.plus(settings.firstBackoff());
    }

    synchronized Optional<Pending> find(Tenant tenant, String treatmentId) {
        return box(tenant).find(treatmentId);
    }

    synchronized Optional<Failed> findFailed(Tenant tenant, String treatmentId) {
        return box(tenant).findFailed(treatmentId);
    }

    synchronized Optional<String> otherOfTheOrder(Tenant tenant, Treatment treatment) {
        return box(tenant).otherOfTheOrder(treatment);
    }

    synchronized boolean doubtful(Tenant tenant, Pending pending) {
        return box(tenant).doubtful(pending);
    }

    synchronized List<Pending> attempting(Tenant tenant) {
        return box(tenant).attempting();
    }

    synchronized List<Tenant> tenants() {
        return List.copyOf(tenants.keySet());
    }

    synchronized OutboxSnapshot snapshot(Tenant tenant) {
        return box(tenant).snapshot();
    }

    synchronized void restore(Tenant tenant, OutboxSnapshot snapshot) {
        box(tenant).restore(snapshot);
    }

    synchronized OutboxStatus status() {
        OutboxStatus.Builder status = new OutboxStatus.Builder();
        tenants.values().forEach(box -> box.addTo(status));
        return status.build(health.pauses(), trouble);
    }

    synchronized OutboxStatus status(Tenant tenant) {
        OutboxStatus.Builder status = new OutboxStatus.Builder();
        Optional.ofNullable(tenants.get(tenant)).ifPresent(box -> box.addTo(status));
        return status.build(health.pauses(), trouble);
    }

    synchronized void waitForChange(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long seen = changes;
        for (long left = longest.toMillis(); left > 0 && changes == seen; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    synchronized void wakeAll() {
        changes++;
        notifyAll();
    }
}
