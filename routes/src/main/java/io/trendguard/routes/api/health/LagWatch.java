package io.trendguard.routes.api.health;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import io.trendguard.log.Entry;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.clock.Ticker;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.follower.FollowerStatus;
import io.trendguard.routes.follower.FollowerStatus.Standing;
import io.trendguard.routes.wiring.AssetFailure;
import io.trendguard.routes.wiring.LiveAssets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every ten seconds how far each follower is behind, and remembers six hours of it in memory. */
@ApplicationScoped
public class LagWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final List<FollowerStatus> followers;
    private final SegmentAuditLog log;
    private final LiveAssets assets;
    private final Supervisor supervisor;
    private final ServiceClock clock;
    private final Ticker ticker = new Ticker("lag-watch");
    private final Map<Whose, LagHistory> histories = new ConcurrentHashMap<>();
    private final Map<Whose, Instant> behindSince = new ConcurrentHashMap<>();
    private final Map<Tenant, EventRate> rates = new ConcurrentHashMap<>();
    private final Map<AssetFailure, Instant> failures = new ConcurrentHashMap<>();

    private record Whose(Tenant tenant, String follower) {}

    LagWatch(
            @All List<FollowerStatus> followers,
            SegmentAuditLog log,
            LiveAssets assets,
            Supervisor supervisor,
            ServiceClock clock) {
        this.followers = List.copyOf(followers);
        this.log = log;
        this.assets = assets;
        this.supervisor = supervisor;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        ticker.every(LOOK_EVERY, this::look, "How far followers of the log are behind is looked at again shortly.");
    }

    void stop(@Observes ShutdownEvent ended) {
        ticker.close();
    }

    private void look() {
        Instant now = Instant.now();
        for (Tenant tenant : log.tenants()) {
            for (FollowerStatus follower : followers) {
                follower.of(tenant)
                        .flatMap(standing -> secondsBehind(tenant, follower.name(), standing))
                        .ifPresent(seconds -> histories
                                .computeIfAbsent(new Whose(tenant, follower.name()), whose -> new LagHistory())
                                .add(now, seconds));
            }
            supervisor
                    .running()
                    .ifPresent(engine -> rates.computeIfAbsent(tenant, t -> new EventRate())
                            .add(now, engine.tally().of(tenant).events()));
        }
        List<AssetFailure> failing = assets.failures();
        failures.keySet().retainAll(failing);
        failing.forEach(failure -> failures.putIfAbsent(failure, now));
    }

    /** All who follow the log. */
    List<FollowerStatus> followers() {
        return followers;
    }

    /**
     * How long the first entry that was not taken has been waiting: its age, but no longer than the follower has been seen
     * behind, since history that is taken in is old when it comes. None if it cannot be read.
     */
    Optional<Double> secondsBehind(Tenant tenant, String follower, Standing standing) {
        Whose whose = new Whose(tenant, follower);
        if (standing.behind() == 0) {
            behindSince.remove(whose);
            return Optional.of(0.0);
        }
        Instant now = Instant.now();
        Instant seen = behindSince.computeIfAbsent(whose, one -> now);
        double longest = Duration.between(seen, now).toMillis() / 1000.0 + LOOK_EVERY.toSeconds();
        return timeOf(tenant, standing.next())
                .map(waitsSince -> Duration.between(waitsSince, clock.instant()).toMillis() / 1000.0)
                .map(seconds -> Math.min(longest, Math.max(0, seconds)));
    }

    /** When an entry was appended; absent if it cannot be read, which readiness reports. */
    Optional<Instant> timeOf(Tenant tenant, long position) {
        try {
            return log.read(tenant, position).map(Entry::time);
        } catch (RuntimeException e) {
            LOG.warn("The entry {} of ({}) cannot be read: {}", position, tenant, e.getMessage());
            return Optional.empty();
        }
    }

    /** What was seen of a follower before. */
    Optional<Health.Watched> watched(Tenant tenant, String follower) {
        return Optional.ofNullable(histories.get(new Whose(tenant, follower))).flatMap(LagHistory::watched);
    }

    /** How many events of a tenant came in during the last minutes. */
    Optional<EventRate.Recent> recent(Tenant tenant, long eventsNow) {
        return Optional.ofNullable(rates.get(tenant)).flatMap(rate -> rate.recent(Instant.now(), eventsNow));
    }

    /** Since when a failure is seen; it may be older than that by ten seconds. */
    Optional<Instant> seenSince(AssetFailure failure) {
        return Optional.ofNullable(failures.get(failure));
    }
}
