package io.trendguard.log.payload;

import io.trendguard.asset.AssetChange;
import io.trendguard.asset.AssetId;
import io.trendguard.asset.AssetKind;
import io.trendguard.asset.AssetState;
import io.trendguard.asset.StateChange;
import io.trendguard.event.Tenant;
import io.trendguard.log.EntryKind;
import io.trendguard.point.DecisionPoint;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that decides was put into use, or a switch of the whole tenant was turned.
 *
 * @param what it is
 * @param name for example {@code regret}
 * @param tenant whose asset it is; absent for a switch, and before version 3
 * @param decisionPoint where the asset takes part; absent for a switch, and before version 3
 * @param version hash of its content; for {@code SAFE_MODE} {@code on} or {@code off}; for {@code ACCEPTED_LOSS} how many
 *     entries the log has left, and {@code replaced} says how many had been signed for
 * @param replaced the version before, where there was one
 * @param actor who did it, as the credential names them
 * @param note in their own words
 * @param change what it changes about the life of an asset; absent for a switch, and in version 1, where what is
 *     published is live
 */
public record PublicationPayload(
        What what,
        String name,
        Optional<Tenant> tenant,
        Optional<DecisionPoint> decisionPoint,
        String version,
        Optional<String> replaced,
        String actor,
        String note,
        Optional<StateChange> change)
        implements LogPayload {
    public PublicationPayload {
        if (what.asset().isEmpty() && (change.isPresent() || tenant.isPresent() || decisionPoint.isPresent())) {
            throw new IllegalArgumentException(
                    "Only an asset has a life, a tenant and a point, not (%s).".formatted(what));
        }
        if (tenant.isPresent() != decisionPoint.isPresent() || (tenant.isPresent() && change.isEmpty())) {
            throw new IllegalArgumentException(
                    "A publication of version 3 names tenant (%s), decision point (%s) and change (%s) together."
                            .formatted(tenant, decisionPoint, change));
        }
    }

    /** A switch of the whole tenant. */
    public PublicationPayload(
            What what, String name, String version, Optional<String> replaced, String actor, String note) {
        this(what, name, Optional.empty(), Optional.empty(), version, replaced, actor, note, Optional.empty());
    }

    /** A step in the life of an asset. */
    public PublicationPayload(AssetId asset, Optional<String> replaced, String actor, String note, StateChange change) {
        this(
                What.of(asset.kind()),
                asset.name(),
                Optional.of(asset.tenant()),
                Optional.of(asset.point()),
                asset.version(),
                replaced,
                actor,
                note,
                Optional.of(change));
    }

    /** What can be put into use or switched. */
    public enum What {
        RULEBOOK,
        MODEL,
        MESSAGE_SET,
        EXPERIMENT,
        SETTINGS,
        SAFE_MODE,
        /** An operator accepted that entries at the end of the log are lost. */
        ACCEPTED_LOSS;

        /** The kind of asset; absent for a switch. */
        public Optional<AssetKind> asset() {
            return switch (this) {
                case RULEBOOK -> Optional.of(AssetKind.RULEBOOK);
                case MODEL -> Optional.of(AssetKind.MODEL);
                case MESSAGE_SET -> Optional.of(AssetKind.MESSAGE_SET);
                case EXPERIMENT -> Optional.of(AssetKind.EXPERIMENT);
                case SETTINGS -> Optional.of(AssetKind.SETTINGS);
                case SAFE_MODE, ACCEPTED_LOSS -> Optional.empty();
            };
        }

        private static What of(AssetKind kind) {
            return valueOf(kind.name());
        }
    }

    /**
     * The step in the life of an asset that an entry tells; absent for a switch. Where an entry of before names no decision
     * point there was only one, and where it names no state the version went live.
     *
     * @param owner whose log holds the entry
     * @param time when it was known
     */
    public Optional<AssetChange> assetChange(Tenant owner, Instant time) {
        return what.asset()
                .map(kind -> new AssetChange(
                        time,
                        new AssetId(
                                kind, name, tenant.orElse(owner), decisionPoint.orElse(DecisionPoint.UNNAMED), version),
                        replaced,
                        actor,
                        note,
                        change.orElseGet(() -> StateChange.to(AssetState.LIVE))));
    }

    /** 1 at first, 2 with the life of models, 3 with that of every asset by tenant and decision point. */
    @Override
    public int schemaVersion() {
        if (decisionPoint.isPresent()) {
            return 3;
        }
        return change.isPresent() ? 2 : 1;
    }

    @Override
    public EntryKind kind() {
        return EntryKind.PUBLICATION;
    }
}
