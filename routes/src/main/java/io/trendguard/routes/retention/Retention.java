package io.trendguard.routes.retention;

import io.trendguard.event.Event;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes raw data from the log once it has been kept for as long as its decision point says. Header, hash and proof of each
 * entry stay; an event that a point without a limit was asked about stays whole.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    /** So many entries are looked at in one turn; the others wait for the next. */
    private static final int MOST = 100_000;

    private final AuditLog log;
    private final Removal removal;
    private final PointDefinitions points;
    private final Optional<Duration> shortest;
    private final Map<Tenant, Long> next = new HashMap<>();

    /** Removes payloads from the log. */
    public interface Removal {
        /** How many were removed now; those that are gone already do not count. */
        int remove(Tenant tenant, Collection<Long> positions);
    }

    /** @param removal from the same log */
    public Retention(AuditLog log, Removal removal, PointDefinitions points) {
        this.log = log;
        this.removal = removal;
        this.points = points;
        this.shortest = points.all().stream()
                .flatMap(point -> point.rawDataKept().stream())
                .min(Duration::compareTo);
    }

    /** Removes what has been kept long enough. */
    public void run(Instant now) {
        shortest.ifPresent(kept -> log.tenants().forEach(tenant -> run(tenant, now, now.minus(kept))));
    }

    private void run(Tenant tenant, Instant now, Instant newest) {
        List<Long> expired = new ArrayList<>();
        long position = next.getOrDefault(tenant, 0L);
        boolean nothingLeftBehind = true;
        try (Stream<Entry> entries = log.scan(tenant, position)) {
            Iterator<Entry> old = entries.limit(MOST).iterator();
            while (old.hasNext()) {
                Entry entry = old.next();
                if (entry.time().isAfter(newest)) {
                    break;
                }
                Optional<Duration> kept = keptFor(entry);
                boolean over = kept.filter(time -> !entry.time().plus(time).isAfter(now))
                        .isPresent();
                if (over) {
                    expired.add(entry.position());
                }
                nothingLeftBehind &= kept.isEmpty() || over; // a longer time than the shortest is not over yet
                position = nothingLeftBehind ? entry.position() + 1 : position;
            }
        }
        if (!expired.isEmpty()) {
            int removed = removal.remove(tenant, expired);
            LOG.info("Of the log of {}, {} payloads were kept long enough and are removed.", tenant, removed);
        }
        next.put(tenant, position);
    }

    /** How long the payload of an entry is kept; absent for as long as the log, or if it is gone already. */
    private Optional<Duration> keptFor(Entry entry) {
        Optional<LogPayload> payload = LogPayload.of(entry);
        if (payload.isPresent() && payload.get() instanceof EventPayload told) {
            return keptFor(told.event());
        }
        return payload.filter(DecisionPayload.class::isInstance)
                .flatMap(decided ->
                        points.find(((DecisionPayload) decided).request().decisionPoint()))
                .flatMap(PointDefinition::rawDataKept);
    }

    private Optional<Duration> keptFor(Event event) {
        List<PointDefinition> concerned =
                points.all().stream().filter(point -> point.isRaw(event)).toList();
        return concerned.stream().anyMatch(point -> point.rawDataKept().isEmpty())
                ? Optional.empty()
                : concerned.stream()
                        .flatMap(point -> point.rawDataKept().stream())
                        .max(Duration::compareTo);
    }
}
