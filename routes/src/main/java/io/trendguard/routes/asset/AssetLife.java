package io.trendguard.routes.asset;

import io.trendguard.asset.AssetId;
import io.trendguard.asset.AssetKind;
import io.trendguard.asset.AssetState;
import io.trendguard.asset.AssetStatus;
import io.trendguard.asset.PointAssets;
import io.trendguard.asset.StateChange;
import io.trendguard.asset.StateChangeRequest;
import io.trendguard.asset.Transitions;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.engine.Supervisor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people do with assets, whatever kind they are. Every change is an entry of the tenant's log that is durable before
 * it is answered. Events that are taken after it has its position are decided by the new state; those on their way are
 * decided by the one they began with, each by exactly one version.
 */
@ApplicationScoped
public class AssetLife {
    private final AssetBook book;
    private final Supervisor supervisor;
    private final ServiceClock clock;

    AssetLife(AssetBook book, Supervisor supervisor, ServiceClock clock) {
        this.book = book;
        this.supervisor = supervisor;
        this.clock = clock;
    }

    /** Makes a version a draft. One that the tenant has already stays where it stands. */
    public synchronized AssetStatus draft(AssetId asset, String actor, String reason) {
        if (at(asset).of(asset.version()).isEmpty()) {
            append(asset, Optional.empty(), actor, reason, StateChange.to(AssetState.DRAFT));
        }
        return status(asset.kind(), asset.tenant(), asset.version());
    }

    /**
     * Brings a version to another state.
     *
     * @throws AssetRefusedException if something speaks against it
     */
    public synchronized AssetStatus change(AssetId asset, StateChangeRequest request, AssetGate gate) {
        AssetStatus from = status(asset.kind(), asset.tenant(), asset.version());
        List<String> refusals = new ArrayList<>(Transitions.refusals(at(asset), from, request));
        refusals.addAll(gate.refusals(asset, request.state()));
        List<String> objections = gate.objections(asset, request.state());
        if (!request.force()) {
            objections.stream()
                    .map(words -> words + " Mend it, or force it with a reason.")
                    .forEach(refusals::add);
        }
        throwIfAny(refusals);
        append(asset, champion(asset), request.actor(), request.reason(), request.granted(objections));
        return status(asset.kind(), asset.tenant(), asset.version());
    }

    /**
     * Puts a version into use again that was live before the live one. It was approved then, so it is not asked for again;
     * but the gate is, since what it refuses may have changed.
     *
     * @throws AssetRefusedException if it cannot be used any more
     */
    public synchronized AssetStatus rollBack(AssetId asset, String actor, String reason, AssetGate gate) {
        List<String> refusals = new ArrayList<>();
        if (!at(asset).previous().equals(Optional.of(asset))) {
            refusals.add("The %s (%s) is not the one that was live before. Look at the list again."
                    .formatted(asset.kind().words(), asset.version()));
        }
        Transitions.reason(reason).ifPresent(refusals::add);
        refusals.addAll(gate.refusals(asset, AssetState.LIVE));
        throwIfAny(refusals);
        append(asset, champion(asset), actor, reason, StateChange.backToLive());
        return status(asset.kind(), asset.tenant(), asset.version());
    }

    /**
     * Where a version stands.
     *
     * @throws UnknownAssetException if it was never published for the tenant
     */
    public AssetStatus status(AssetKind kind, Tenant tenant, String version) {
        return book.states(tenant)
                .find(kind, tenant, version)
                .orElseThrow(() -> new UnknownAssetException(kind, version));
    }

    private PointAssets at(AssetId asset) {
        return book.at(asset.kind(), asset.tenant(), asset.point());
    }

    private Optional<String> champion(AssetId asset) {
        return at(asset).champion().map(AssetStatus::version);
    }

    private static void throwIfAny(List<String> refusals) {
        if (!refusals.isEmpty()) {
            throw new AssetRefusedException(refusals);
        }
    }

    private void append(AssetId asset, Optional<String> replaced, String actor, String reason, StateChange change) {
        PublicationPayload entry = new PublicationPayload(asset, replaced, actor, reason, change);
        supervisor
                .engine()
                .log()
                .append(asset.tenant(), clock.instant(), List.of(entry))
                .durable()
                .join();
    }
}
