package io.trendguard.channels.outbox;

import io.trendguard.event.Tenant;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;

/** Whether the budget allows that a treatment is sent again. */
@FunctionalInterface
public interface AgainBudget {
    /** Whether what it costs is set aside already, or is left. */
    boolean allows(Tenant tenant, Treatment treatment, Instant at);
}
