package io.trendguard.routes.state;

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.point.DecisionId;
import io.trendguard.point.DecisionPoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Counts what happened, per tenant, for the start page; and keeps the latest decisions. */
public final class Tally implements LiveState, SnapshotState {
    private static final int RECENT = 1_000;
    /** By the time of the decision: lanes and late events bring them in another order. */
    private static final Comparator<DecisionLine> NEWEST_FIRST =
            Comparator.comparing(DecisionLine::decidedAt).reversed().thenComparing(DecisionLine::decisionId);

    private static final String SYNTHETIC = "/synthetic/";

    private final Map<Tenant, Counts> counts = new ConcurrentHashMap<>();

    /**
     * A decision in one line.
     *
     * @param decisionPoint where it was made; absent if nobody can tell any more
     */
    public record DecisionLine(
            String decisionId,
            Optional<String> decisionPoint,
            Instant decidedAt,
            String orderId,
            Decision.Outcome outcome,
            Optional<String> intervention,
            Optional<String> channel,
            Optional<String> probability,
            String arm) {
        public DecisionLine {
            decisionPoint = decisionPoint.or(() -> pointIn(decisionId)); // snapshots of before do not state it
        }

        private static Optional<String> pointIn(String decisionId) {
            return DecisionId.parse(decisionId).flatMap(DecisionId::point).map(DecisionPoint::name);
        }
    }

    /** How often an intervention was chosen on a channel. */
    public record InterventionCount(String intervention, String channel, long count) {}

    /** All counts of a tenant, newest decisions first. */
    private record Kept(
            long events,
            boolean synthetic,
            long rejected,
            long conflicts,
            Map<String, Long> byFeed,
            Map<String, Long> byOutcome,
            Map<String, Long> byArm,
            List<InterventionCount> byIntervention,
            List<DecisionLine> recent) {}

    /** What happened to one tenant's events, up to now. */
    public static final class Counts {
        private long events;
        private boolean synthetic;
        private long rejected;
        private long conflicts;
        private final Map<String, Long> byFeed = new TreeMap<>();
        private final Map<String, Long> byOutcome = new TreeMap<>();
        private final Map<String, Long> byArm = new TreeMap<>();
        private final Map<List<String>, Long> byIntervention =
                new TreeMap<>((a, b) -> String.join("/", a).compareTo(String.join("/", b)));
        private final TreeSet<DecisionLine> recent = new TreeSet<>(NEWEST_FIRST);

        /** Events accepted. */
        public synchronized long events() {
            return events;
        }

        /** Whether any of them was made by the market generator. */
        public synchronized boolean synthetic() {
            return synthetic;
        }

        /** Events refused for what they say. */
        public synchronized long rejected() {
            return rejected;
        }

        /** Events refused because their id stands for other content. */
        public synchronized long conflicts() {
            return conflicts;
        }

        /** Events by the word for their feed. */
        public synchronized Map<String, Long> byFeed() {
            return new TreeMap<>(byFeed);
        }

        /** When the newest decision was made. */
        public synchronized Optional<Instant> newest() {
            return recent.isEmpty()
                    ? Optional.empty()
                    : Optional.of(recent.first().decidedAt());
        }

        /** Decisions by outcome. */
        public synchronized long decisions(Decision.Outcome outcome) {
            return byOutcome.getOrDefault(outcome.name(), 0L);
        }

        /** Decisions by arm. */
        public synchronized Map<String, Long> byArm() {
            return new TreeMap<>(byArm);
        }

        /** Decisions to step in, by intervention and channel. */
        public synchronized List<InterventionCount> byIntervention() {
            return byIntervention.entrySet().stream()
                    .map(e ->
                            new InterventionCount(e.getKey().get(0), e.getKey().get(1), e.getValue()))
                    .toList();
        }

        /** The latest decisions, newest first. */
        public synchronized List<DecisionLine> recent(int most) {
            return recent.stream().limit(most).toList();
        }

        /** The latest decisions of each point until a time, newest first; the latest of all are among them. */
        public synchronized List<DecisionLine> recentOfEachPoint(int most, Instant until) {
            Map<Optional<String>, Integer> taken = new HashMap<>();
            return recent.stream()
                    .dropWhile(line -> line.decidedAt().isAfter(until))
                    .filter(line -> taken.merge(line.decisionPoint(), 1, Integer::sum) <= most)
                    .toList();
        }

        /** The latest decisions of some kind, newest first. */
        public synchronized List<DecisionLine> recent(Predicate<DecisionLine> wanted, int most) {
            return recent.stream().filter(wanted).limit(most).toList();
        }

        private synchronized void event(EventPayload payload) {
            events++;
            synthetic |= payload.event().source().startsWith(SYNTHETIC);
            byFeed.merge(payload.event().feed().word(), 1L, Long::sum);
        }

        private synchronized void decision(DecisionPayload payload) {
            Decision decision = payload.decision();
            byOutcome.merge(decision.outcome().name(), 1L, Long::sum);
            byArm.merge(payload.request().arm().arm().name(), 1L, Long::sum);
            Optional<Candidate> chosen = decision.chosen();
            chosen.ifPresent(c ->
                    byIntervention.merge(List.of(c.intervention(), c.channel().name()), 1L, Long::sum));
            recent.add(new DecisionLine(
                    decision.decisionId(),
                    Optional.of(payload.request().decisionPoint().name()),
                    payload.request().decidedAt(),
                    payload.request().orderId(),
                    decision.outcome(),
                    chosen.map(Candidate::intervention),
                    chosen.map(c -> c.channel().name()),
                    decision.risks().stream()
                            .map(r -> r.risk().probability())
                            .max(java.math.BigDecimal::compareTo)
                            .map(Object::toString),
                    payload.request().arm().arm().name()));
            if (recent.size() > RECENT) {
                recent.pollLast();
            }
        }

        private synchronized Kept kept() {
            return new Kept(
                    events,
                    synthetic,
                    rejected,
                    conflicts,
                    byFeed,
                    byOutcome,
                    byArm,
                    byIntervention(),
                    List.copyOf(recent));
        }

        private synchronized void restore(Kept kept) {
            events = kept.events();
            synthetic = kept.synthetic();
            rejected = kept.rejected();
            conflicts = kept.conflicts();
            byFeed.putAll(kept.byFeed());
            byOutcome.putAll(kept.byOutcome());
            byArm.putAll(kept.byArm());
            kept.byIntervention()
                    .forEach(one -> byIntervention.put(List.of(one.intervention(), one.channel()), one.count()));
            recent.addAll(kept.recent());
        }

        private synchronized void rejection(RejectionPayload.Cause cause) {
            if (cause == RejectionPayload.Cause.CONFLICT) {
                conflicts++;
            } else {
                rejected++;
            }
        }
    }

    @Override
    public void take(LoggedPayload entry) {
        Tenant tenant = entry.tenant();
        LogPayload payload = entry.payload();
        if (payload instanceof EventPayload event) {
            of(tenant).event(event);
        } else if (payload instanceof DecisionPayload decision) {
            of(tenant).decision(decision);
        } else if (payload instanceof RejectionPayload rejection) {
            of(tenant).rejection(rejection.cause());
        }
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        rows.putJson("", of(tenant).kept());
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        of(tenant).restore(SnapshotState.json(value, Kept.class));
    }

    /** The counts of one tenant. */
    public Counts of(Tenant tenant) {
        return counts.computeIfAbsent(tenant, t -> new Counts());
    }
}
