package io.trendguard.routes.state;

import io.trendguard.event.Tenant;
import io.trendguard.log.follow.Fold;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.log.payload.RejectionPayload.Cause;
import io.trendguard.routes.projection.FoldedRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many events were rejected for which reason, and when last. A reason is remembered for 30 days after its last event,
 * and no more than {@link #MOST} reasons of a tenant, whatever its senders make up.
 */
public final class Rejections {
    /** How long a reason is remembered after its last event. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int BUCKETS = 64;
    private static final int OF_A_BUCKET = 8;
    /** The most reasons that are counted separately; beyond that, the least recent are dropped. */
    public static final int MOST = BUCKETS * OF_A_BUCKET;

    private final FoldedRows<Bucket> rows = new FoldedRows<>("rejections", Bucket.class, new Counting());

    /**
     * The events that were rejected for one reason.
     *
     * @param reason its name, the same as that of dead letters
     * @param cause in one word
     * @param field that was wrong
     * @param remedy what must be sent instead
     * @param events how many
     * @param first when it was first the reason, within the time that is remembered
     * @param last when it was last
     * @param byWay how many came by each way in: {@code http}, {@code kafka}, {@code folder}
     * @param lastSource where the last one came from, such as {@code folder:shop/returns.ndjson#12}
     */
    public record Group(
            String reason,
            Cause cause,
            String field,
            String remedy,
            long events,
            Instant first,
            Instant last,
            Map<String, Long> byWay,
            String lastSource) {
        public Group {
            byWay = Map.copyOf(byWay);
        }

        private static Group of(RejectionReason why, Optional<Group> before, String source, Instant at) {
            Map<String, Long> ways = new TreeMap<>(before.map(Group::byWay).orElse(Map.of()));
            ways.merge(source.replaceFirst(":.*", ""), 1L, Long::sum);
            return new Group(
                    why.id(),
                    why.cause(),
                    why.field(),
                    why.remedy(),
                    before.map(Group::events).orElse(0L) + 1,
                    before.map(Group::first).orElse(at),
                    at,
                    ways,
                    source);
        }
    }

    /** Some of the reasons, so that one more event changes only a few. */
    record Bucket(List<Group> groups) {
        Bucket {
            groups = List.copyOf(groups);
        }

        Bucket with(RejectionReason why, String source, Instant at) {
            List<Group> after = new ArrayList<>(groups);
            Optional<Group> before = after.stream()
                    .filter(group -> group.reason().equals(why.id()))
                    .findFirst();
            before.ifPresent(after::remove);
            after.removeIf(group -> group.last().plus(KEPT).isBefore(at));
            after.sort(Comparator.comparing(Group::last).reversed());
            after.add(0, Group.of(why, before, source, at));
            return new Bucket(after.subList(0, Math.min(OF_A_BUCKET, after.size())));
        }
    }

    /** One more event of its reason. */
    private static final class Counting implements Fold<Bucket> {
        @Override
        public Collection<String> rows(LogPayload payload) {
            return payload instanceof RejectionPayload rejection ? List.of(bucket(rejection)) : List.of();
        }

        private static String bucket(RejectionPayload rejection) {
            int hash = RejectionReason.of(rejection).id().hashCode();
            return Integer.toString(Math.floorMod(hash, BUCKETS));
        }

        @Override
        public Optional<Bucket> after(String name, Optional<Bucket> before, LoggedPayload entry) {
            RejectionPayload rejection = (RejectionPayload) entry.payload();
            return Optional.of(before.orElseGet(() -> new Bucket(List.of()))
                    .with(RejectionReason.of(rejection), rejection.source(), entry.time()));
        }

        @Override
        public Optional<Instant> expiresAt(Bucket row) {
            return row.groups().stream()
                    .map(Group::last)
                    .max(Comparator.naturalOrder())
                    .map(last -> last.plus(KEPT));
        }
    }

    /** The reasons of a tenant, the latest first. */
    public List<Group> of(Tenant tenant) {
        return rows.all(tenant).stream()
                .flatMap(bucket -> bucket.groups().stream())
                .sorted(Comparator.comparing(Group::last).reversed().thenComparing(Group::reason))
                .toList();
    }

    /** What the log says of it, to be shown entries and to be part of snapshots. */
    public FoldedRows<?> rows() {
        return rows;
    }
}
