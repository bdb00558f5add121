package io.trendguard.routes.engine;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.flow.DecisionAssets;
import io.trendguard.routes.flow.Judges;
import io.trendguard.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;

/** Nothing decides; on demand it cannot take an entry either. */
final class NoAssets implements DecisionAssets {
    private volatile boolean breaks;

    /** From now on it cannot take an entry, or can again. */
    void breaks(boolean now) {
        breaks = now;
    }

    @Override
    public void take(LoggedPayload entry) {
        if (breaks) {
            throw new IllegalStateException("It breaks (as the test asked).");
        }
    }

    @Override
    public String name() {
        return "assets";
    }

    @Override
    public void save(Tenant tenant, Rows rows) {}

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {}

    @Override
    public Optional<Rulebook> rulebook(Tenant tenant, DecisionPoint point) {
        return Optional.empty();
    }

    @Override
    public List<LogPayload> toAnnounce(Tenant tenant, DecisionPoint point) {
        return List.of();
    }

    @Override
    public Optional<Rulebook> published(String version) {
        return Optional.empty();
    }

    @Override
    public Judges judges(Tenant tenant, DecisionPoint point, PersonRef person) {
        return new Judges(Optional.empty(), List.of());
    }
}
