package io.trendguard.log.follow;

import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.LogPlace;
import java.util.stream.Stream;

/** Reads the durable entries of every tenant at an offset of its own, as fast as it can and no faster. */
public interface LogFollower {
    /** The first place that it has not read. */
    LogPlace next(Tenant tenant);

    /** Takes the entry at {@link #next}, which is the one after it from then on. */
    void take(Tenant tenant, Entry entry);

    /** Takes all that is durable beyond its offsets. To be called by one thread at a time. */
    default void follow(AuditLog log) {
        for (Tenant tenant : log.tenants()) {
            try (Stream<Entry> entries = log.scan(tenant, next(tenant).offset())) {
                entries.forEach(entry -> take(tenant, entry));
            }
        }
    }
}
