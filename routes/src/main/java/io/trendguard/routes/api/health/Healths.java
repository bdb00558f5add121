package io.trendguard.routes.api.health;

import io.trendguard.channels.outbox.OutboxStatus;
import io.trendguard.event.Tenant;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.engine.DiskRoom;
import io.trendguard.routes.engine.Engine;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.flow.Latency;
import io.trendguard.routes.follower.FollowerStatus;
import io.trendguard.routes.follower.FollowerStatus.Standing;
import io.trendguard.routes.intake.InboxStatus;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts together how the service stands for a tenant; it answers also while nothing is accepted. */
@ApplicationScoped
class Healths {
    private static final long ALARM_SECONDS = 30;

    private final Supervisor supervisor;
    private final ServiceClock clock;
    private final ServiceSettings settings;
    private final DiskRoom disk;
    private final Points points;
    private final LagWatch watch;
    private final InboxStatus inbox;
    private final Remarks remarks;

    Healths(
            Supervisor supervisor,
            ServiceClock clock,
            ServiceSettings settings,
            DiskRoom disk,
            Points points,
            LagWatch watch,
            InboxStatus inbox,
            Remarks remarks) {
        this.supervisor = supervisor;
        this.clock = clock;
        this.settings = settings;
        this.disk = disk;
        this.points = points;
        this.watch = watch;
        this.inbox = inbox;
        this.remarks = remarks;
    }

    Health of(Caller caller) {
        Tenant tenant = caller.tenant();
        Optional<Engine> engine = supervisor.running();
        Optional<OutboxStatus> outbox = engine.map(running -> running.outbox().status(tenant));
        Optional<String> whyNot = remarks.whyNotAccepting();
        Instant now = Instant.now();
        return new Health(
                tenant.id(),
                now,
                caller.may(Caller.Role.OPERATE),
                engine.map(running -> running.safeMode().isOn(tenant)),
                new Health.Accepting(whyNot.isEmpty(), whyNot),
                points.of(tenant),
                engine.map(running -> latency(running)),
                engine.map(running -> events(running, tenant)),
                engine.map(Healths::threads),
                watch.followers().stream()
                        .flatMap(follower -> follower(tenant, follower).stream())
                        .toList(),
                engine.flatMap(running -> outbox.map(
                                status -> Breakers.of(running, status, points.models(tenant), clock.instant(), now)))
                        .orElse(List.of()),
                outbox.map(status -> new Health.Messages(
                        status.waiting(),
                        status.inDoubt(),
                        Optional.of(status.trouble()).filter(trouble -> !trouble.isEmpty()))),
                engine.map(running -> running.rejections().of(tenant)).orElse(List.of()),
                inbox.of(tenant),
                disk.space()
                        .map(space ->
                                new Health.Disk(space.freeBytes(), space.totalBytes(), space.refusedBelowBytes())),
                remarks.versions(),
                remarks.of(tenant));
    }

    private Health.CheckoutLatency latency(Engine engine) {
        Latency.Summary checkout = engine.metrics().latency().getOrDefault("checkout", new Latency.Summary(0, 0, 0));
        return new Health.CheckoutLatency(checkout, settings.checkoutDeadline().toMillis());
    }

    private Health.Events events(Engine engine, Tenant tenant) {
        long accepted = engine.tally().of(tenant).events();
        Optional<EventRate.Recent> recent = watch.recent(tenant, accepted);
        return new Health.Events(accepted, recent.map(EventRate.Recent::events), recent.map(EventRate.Recent::seconds));
    }

    private static Health.Threads threads(Engine engine) {
        return new Health.Threads(
                engine.outbox().threads().size(), engine.outbox().deadThreads());
    }

    private Optional<Health.Follower> follower(Tenant tenant, FollowerStatus follower) {
        return follower.of(tenant)
                .map(standing -> new Health.Follower(
                        follower.name(),
                        follower.says(),
                        standing.next(),
                        standing.head(),
                        standing.behind(),
                        watch.secondsBehind(tenant, follower.name(), standing),
                        ALARM_SECONDS,
                        standing.lastEntryAt().or(() -> lastTaken(tenant, standing)),
                        standing.rebuild()
                                .filter(rebuild -> rebuild.total() > 0)
                                .map(rebuild -> (double) rebuild.done() / rebuild.total()),
                        standing.remark(),
                        watch.watched(tenant, follower.name())));
    }

    private Optional<Instant> lastTaken(Tenant tenant, Standing standing) {
        return standing.next() == 0 ? Optional.empty() : watch.timeOf(tenant, standing.next() - 1);
    }
}
