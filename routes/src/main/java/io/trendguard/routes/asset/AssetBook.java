package io.trendguard.routes.asset;

import io.trendguard.asset.AssetChange;
import io.trendguard.asset.AssetKind;
import io.trendguard.asset.AssetStates;
import io.trendguard.asset.PointAssets;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.point.DecisionPoint;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The state of every asset of every tenant, as the publications in the tenants' logs tell it. */
public final class AssetBook {
    private final Map<Tenant, NavigableMap<Long, AssetChange>> changes = new ConcurrentHashMap<>();
    private final Map<Tenant, AssetStates> states = new ConcurrentHashMap<>();

    /** The state of a tenant's assets at the moment. */
    public AssetStates states(Tenant tenant) {
        return states.getOrDefault(tenant, AssetStates.EMPTY);
    }

    /** A tenant's assets of one kind at one decision point. */
    public PointAssets at(AssetKind kind, Tenant tenant, DecisionPoint point) {
        return states(tenant).at(kind, tenant, point);
    }

    /** The tenants that anything was published for. */
    public Set<Tenant> tenants() {
        return Set.copyOf(states.keySet());
    }

    /** Takes one entry of a log. */
    public void take(LoggedPayload entry) {
        if (entry.payload() instanceof PublicationPayload publication) {
            publication
                    .assetChange(entry.tenant(), entry.time())
                    .ifPresent(change -> add(entry.tenant(), entry.place().offset(), change));
        }
    }

    private void add(Tenant tenant, long position, AssetChange change) {
        NavigableMap<Long, AssetChange> all = changes.computeIfAbsent(tenant, t -> new ConcurrentSkipListMap<>());
        synchronized (all) { // entries may come out of order; the order of their positions counts
            all.put(position, change);
            states.put(tenant, AssetStates.of(all.values()));
        }
    }

    /** Saves what the log told of a tenant's assets, by position. */
    public void save(Tenant tenant, SnapshotState.Rows rows) {
        Map<Long, AssetChange> all = changes.getOrDefault(tenant, Collections.emptyNavigableMap());
        all.forEach((position, change) -> rows.putJson(Long.toString(position), change));
    }

    /** Loads one row that was saved. */
    public void restore(Tenant tenant, String position, byte[] change) {
        add(tenant, Long.parseLong(position), SnapshotState.json(change, AssetChange.class));
    }

    /** Forgets what the logs told, since they are replayed from the beginning. */
    public void forget() {
        changes.clear();
        states.clear();
    }
}
