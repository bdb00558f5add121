package io.trendguard.routes.state;

import io.trendguard.event.Tenant;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.PublicationPayload.What;
import io.trendguard.routes.projection.Projection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a tenant decides and logs, but contacts nobody. Every switch is an entry of the log and survives a restart. */
public final class SafeMode implements Projection {
    private static final String ON = "on";
    private static final String OFF = "off";

    private final Map<Tenant, Boolean> on = new ConcurrentHashMap<>();

    /** Whether nobody is to be contacted. */
    public boolean isOn(Tenant tenant) {
        return on.getOrDefault(tenant, false);
    }

    /** The entry that switches it. */
    public static PublicationPayload entry(boolean on, String actor) {
        return new PublicationPayload(
                What.SAFE_MODE, "safe-mode", on ? ON : OFF, Optional.of(on ? OFF : ON), actor, "");
    }

    @Override
    public String name() {
        return "safe-mode";
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        rows.putJson("", isOn(tenant));
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        on.put(tenant, Projection.json(value, Boolean.class));
    }

    @Override
    public void apply(Tenant tenant, long position, Instant time, LogPayload payload) {
        if (payload instanceof PublicationPayload publication && publication.what() == What.SAFE_MODE) {
            on.put(tenant, publication.version().equals(ON));
        }
    }
}
