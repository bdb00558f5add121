package io.trendguard.routes.engine;

import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.model.history.Histories;
import io.trendguard.model.history.Pace;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Keeps the histories of what is durable in the log, every two seconds, a few at a time and on a thread of its own; and
 * once more, at full speed, when the service ends.
 */
final class HistoryKeeper implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Histories histories;
    private final AuditLog auditLog;
    private final ProjectedLog log;
    private final BooleanSupplier abandoned;
    private final Pace gentle = Pace.gentle();
    private final Ticker ticker = new Ticker("histories");

    /** @param abandoned whether the histories hold something that never became durable, so that nothing is kept */
    HistoryKeeper(Histories histories, AuditLog auditLog, ProjectedLog log, BooleanSupplier abandoned) {
        this.histories = histories;
        this.auditLog = auditLog;
        this.log = log;
        this.abandoned = abandoned;
    }

    void start() {
        ticker.every(PAUSE, () -> keep(gentle), "Histories are kept in memory until the next flush.");
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
