package io.trendguard.routes.projection;

import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.LogPlace;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.NewEntry;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.PayloadWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the log is written: whatever gets a position is shown to the projections, and after a start they see it all again.
 * Once they have seen what never became durable, or could not take what did, nothing more is appended here.
 */
public final class ProjectedLog implements PayloadWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectedLog.class);

    private static final int READ_TOGETHER = 1_024;
    /** Read entries take many times their bytes on the heap. */
    private static final int BYTES_TOGETHER = 1 << 20;

    private final AuditLog log;
    private final List<LiveState> states;
    private final Runnable onLost;
    private final Map<Tenant, Watermark> watermarks = new ConcurrentHashMap<>();
    private final ReadWriteLock appending = new ReentrantReadWriteLock();
    private volatile boolean lost;

    /** @param onLost called when the projections are no longer what the log says */
    public ProjectedLog(AuditLog log, List<LiveState> states, Runnable onLost) {
        this.log = log;
        this.states = List.copyOf(states);
        this.onLost = onLost;
    }

    /**
     * Shows the durable entries from a position on to the projections, which have seen all before it; called once for each
     * tenant before anything else.
     */
    public void replay(Tenant tenant, LogPlace from) {
        try (Stream<Entry> entries = log.scan(tenant, from.offset())) {
            List<Entry> some = new ArrayList<>(READ_TOGETHER);
            int bytes = 0;
            for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
                Entry entry = each.next();
                some.add(entry);
                bytes += entry.payload().map(payload -> payload.length).orElse(0);
                if (some.size() == READ_TOGETHER || bytes > BYTES_TOGETHER || !each.hasNext()) {
                    apply(tenant, some);
                    some.clear();
                    bytes = 0;
                }
            }
        }
        watermark(tenant).applied(0, Math.toIntExact(log.head(tenant).size()));
    }

    /** Reading what entries say takes longest, so all cores do it; the projections see them in order. */
    private void apply(Tenant tenant, List<Entry> some) {
        List<Optional<LogPayload>> payloads =
                some.parallelStream().map(LogPayload::of).toList();
        for (int i = 0; i < some.size(); i++) {
            Entry entry = some.get(i);
            payloads.get(i)
                    .ifPresent(payload ->
                            show(new LoggedPayload(tenant, LogPlace.at(entry.position()), entry.time(), payload)));
        }
    }

    /** The last position that is durable and, like all before it, was shown to the projections; -1 if there is none. */
    public long settled(Tenant tenant) {
        return Math.min(watermark(tenant).next(), log.head(tenant).size()) - 1;
    }

    /**
     * Does something while nothing is appended: the states then hold every entry up to a place and none beyond, of which the
     * last may not be durable yet.
     *
     * @param action is given the place of the last entry; not called if there is none
     */
    void whileStill(Tenant tenant, Consumer<LogPlace> action) {
        appending.writeLock().lock();
        try {
            long next = watermark(tenant).next();
            if (!lost && next > 0) {
                action.accept(LogPlace.at(next - 1));
            }
        } finally {
            appending.writeLock().unlock();
        }
    }

    /** Whether the entry at a place is durable. */
    boolean isDurable(Tenant tenant, LogPlace place) {
        return place.offset() < log.head(tenant).size();
    }

    private Watermark watermark(Tenant tenant) {
        return watermarks.computeIfAbsent(tenant, t -> new Watermark(0));
    }

    @Override
    public Appended.Sequenced append(Tenant tenant, Instant time, List<? extends LogPayload> payloads) {
        appending.readLock().lock();
        try {
            refuseOnceLost();
            Appended.Sequenced sequenced = log.append(tenant, entries(payloads, time));
            show(tenant, sequenced, time, payloads);
            return sequenced;
        } finally {
            appending.readLock().unlock();
        }
    }

    /** Appends an event and what was decided about it, once. */
    public Appended appendOnce(
            Tenant tenant, EventIdentity identity, Instant time, List<? extends LogPayload> payloads) {
        appending.readLock().lock();
        try {
            refuseOnceLost();
            Appended appended = log.appendOnce(tenant, identity, entries(payloads, time));
            if (appended instanceof Appended.Sequenced sequenced) {
                show(tenant, sequenced, time, payloads);
            }
            return appended;
        } finally {
            appending.readLock().unlock();
        }
    }

    /** What appending the event would find among what is durable; absent if it is new. */
    public Optional<Appended> find(Tenant tenant, EventIdentity identity) {
        return log.find(tenant, identity);
    }

    private static List<NewEntry> entries(List<? extends LogPayload> payloads, Instant time) {
        return payloads.stream().map(payload -> payload.toEntry(time)).toList();
    }

    /** Whether the projections have seen what never became durable, or could not take what did. */
    public boolean isLost() {
        return lost;
    }

    private void refuseOnceLost() {
        if (lost) {
            throw new LogUnavailableException(
                    "What is derived from the log is being rebuilt. Append again shortly.",
                    new IllegalStateException("an append was lost"));
        }
    }

    /** What has a position will be durable, so a projection that breaks is rebuilt and fails nobody's append. */
    private void show(Tenant tenant, Appended.Sequenced sequenced, Instant time, List<? extends LogPayload> payloads) {
        sequenced.durable().whenComplete((receipt, error) -> {
            if (error != null) {
                lose();
            }
        });
        try {
            LogPlace first = LogPlace.at(sequenced.firstPosition());
            for (int i = 0; i < payloads.size(); i++) {
                show(new LoggedPayload(tenant, first.plus(i), time, payloads.get(i)));
            }
            watermark(tenant).applied(sequenced.firstPosition(), payloads.size());
        } catch (RuntimeException | Error e) {
            LOG.error("A projection could not take entry {} of {}.", sequenced.firstPosition(), tenant, e);
            lose();
        }
    }

    /** What was derived is no longer what the log says, or cannot be kept. */
    public void lose() {
        lost = true;
        onLost.run();
    }

    private void show(LoggedPayload entry) {
        for (LiveState state : states) {
            state.take(entry);
        }
    }
}
