package io.trendguard.asset;

import io.trendguard.event.Tenant;
import io.trendguard.point.DecisionPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Publication entries as a log would hold them, one second apart. */
final class Publications {
    static final Tenant SHOP = new Tenant("shop");
    static final Tenant OTHER = new Tenant("other");
    static final DecisionPoint REGRET = new DecisionPoint("regret");
    static final DecisionPoint CART = new DecisionPoint("cart");
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final List<AssetChange> entries = new ArrayList<>();

    static AssetId model(String version) {
        return new AssetId(AssetKind.MODEL, "regret", SHOP, REGRET, version);
    }

    Publications add(String version, AssetState state, String actor) {
        return add(model(version), StateChange.to(state), Optional.empty(), actor);
    }

    Publications canary(String version, double share) {
        return add(
                model(version),
                new StateChange(AssetState.CANARY, Optional.of(share), List.of(), false),
                Optional.empty(),
                "ben");
    }

    Publications rollback(String version) {
        return add(model(version), StateChange.backToLive(), Optional.empty(), "ben");
    }

    Publications live(AssetId asset) {
        return add(asset, StateChange.to(AssetState.LIVE), Optional.empty(), "ben");
    }

    Publications add(AssetId asset, StateChange change, Optional<String> replaced, String actor) {
        entries.add(new AssetChange(NOON.plusSeconds(entries.size()), asset, replaced, actor, "because", change));
        return this;
    }

    AssetStates states() {
        return AssetStates.of(entries);
    }

    PointAssets models() {
        return states().at(AssetKind.MODEL, SHOP, REGRET);
    }

    Optional<String> live(AssetKind kind, Tenant tenant, DecisionPoint point) {
        return states().at(kind, tenant, point).champion().map(AssetStatus::version);
    }
}
