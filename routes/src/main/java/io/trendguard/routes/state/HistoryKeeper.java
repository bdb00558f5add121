package io.trendguard.routes.state;

import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.model.history.Histories;
import io.trendguard.model.history.Pace;
import io.trendguard.routes.clock.Ticker;
import io.trendguard.routes.projection.ProjectedLog;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the histories of what is durable in the log, every two seconds, a few at a time and on a thread of its own; and
 * once more, at full speed, when the service ends. Where events come faster than they can be kept, lanes wait for room, so
 * that what is in memory has a bound.
 */
public final class HistoryKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Histories histories;
    private final AuditLog auditLog;
    private final ProjectedLog log;
    private final BooleanSupplier abandoned;
    private final Room room;
    private final Runnable onBroken;
    private final Pace gentle = Pace.gentle();
    private final Ticker ticker = new Ticker("histories");

    /**
     * How much may wait in memory to be kept.
     *
     * @param bytes of rows and the histories under them; a purchase of three lines makes some 5 kB
     */
    public record Room(long bytes) {
        /** A tenth of the heap, and no more than 64 MiB. */
        public static final Room DEFAULTS =
                new Room(Math.min(Runtime.getRuntime().maxMemory() / 10, 64L << 20));

        /** What one tenant may bring although the others have filled the room; as much again is kept for that. */
        long reserved() {
            return bytes / 8;
        }
    }

    /**
     * @param abandoned whether the histories hold something that never became durable, so that nothing is kept
     * @param onBroken called when the histories cannot be kept
     */
    public HistoryKeeper(
            Histories histories,
            AuditLog auditLog,
            ProjectedLog log,
            BooleanSupplier abandoned,
            Room room,
            Runnable onBroken) {
        this.histories = histories;
        this.auditLog = auditLog;
        this.log = log;
        this.abandoned = abandoned;
        this.room = room;
        this.onBroken = onBroken;
    }

    /** Begins to keep histories every two seconds. */
    public void start() {
        ticker.every(PAUSE, this::keepGently, "Histories are kept in memory until the next flush.");
    }

    /** Whether a tenant may bring more; one that brought little finds room also while another fills it. */
    public boolean hasRoom(Tenant tenant) {
        long all = histories.waitingBytes();
        return all <= room.bytes()
                || (all <= 2 * room.bytes() && histories.waitingBytes(tenant) <= room.reserved())
                || abandoned.getAsBoolean();
    }

    /** While lanes wait, or soon would, the next turn comes at once. */
    private void keepGently() {
        long before;
        do {
            before = histories.waitingBytes();
            try {
                keep(gentle);
            } catch (RuntimeException | Error e) {
                LOG.error(
                        "The histories cannot be kept; they are opened again and what is missing comes from the log.",
                        e);
                onBroken.run();
                return;
            }
        } while (before > room.bytes() / 2 && histories.waitingBytes() < before);
    }

    private void keep(Pace pace) {
        for (Tenant tenant : auditLog.tenants()) {
            if (!abandoned.getAsBoolean()) {
                histories.flush(tenant, log.settled(tenant), pace);
            }
        }
    }

    /** Keeps what is left. Called when nothing decides any more. */
    @Override
    public void close() {
        gentle.hurry();
        ticker.close();
        ticker.attempt(() -> keep(Pace.AT_ONCE), "Histories are derived from the log again at the next start.");
    }
}
