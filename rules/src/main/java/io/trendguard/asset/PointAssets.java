package io.trendguard.asset;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.experiment.Arms;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which version does what: the assets of one kind for one tenant and decision point, as the entries of the log tell it.
 * There is at most one live version and one canary. A new version displaces the old one of its own name; that of another
 * name gives way only to an entry that names it as replaced, and any other entry of that kind has no effect.
 */
public final class PointAssets {
    /** Nothing was ever published. */
    public static final PointAssets EMPTY = of(List.of());

    private final Map<AssetId, AssetStatus> statuses = new LinkedHashMap<>();
    private final Deque<AssetId> previous = new ArrayDeque<>();
    private boolean chosenByPerson;

    private PointAssets() {}

    /** What is so after these entries of one kind, tenant and point, in the order of the log. */
    static PointAssets of(Collection<AssetChange> changes) {
        PointAssets assets = new PointAssets();
        changes.forEach(assets::apply);
        return assets;
    }

    private void apply(AssetChange change) {
        AssetId asset = change.asset();
        AssetState to = change.change().state();
        if (to.decides() && displacesAnotherName(change)) {
            return;
        }
        boolean wasLive = isLive(asset);
        if (to == AssetState.LIVE) {
            takeOver(change);
        } else if (to == AssetState.CANARY) {
            canary().filter(old -> !old.asset().equals(asset))
                    .ifPresent(old -> displace(old.asset(), change, AssetState.SHADOW));
        }
        if (wasLive || to == AssetState.LIVE) {
            chosenByPerson = !change.bySettings();
        }
        AssetStatus known = statuses.remove(asset); // so that the last changed comes last
        statuses.put(asset, (known != null ? known : AssetStatus.unknown(change)).after(change));
    }

    private boolean displacesAnotherName(AssetChange change) {
        return nameInTheWay(change.asset())
                .filter(other -> !change.replaced().equals(Optional.of(other.version())))
                .isPresent();
    }

    private void takeOver(AssetChange change) {
        boolean rollback = change.change().rollback();
        champion().filter(old -> !old.asset().equals(change.asset())).ifPresent(old -> {
            displace(old.asset(), change, AssetState.RETIRED);
            if (!rollback) {
                previous.push(old.asset());
            }
        });
        if (rollback) {
            previous.remove(change.asset());
        }
    }

    private void displace(AssetId asset, AssetChange by, AssetState to) {
        statuses.computeIfPresent(asset, (key, status) -> status.displaced(by, to));
    }

    private boolean isLive(AssetId asset) {
        return champion().filter(live -> live.asset().equals(asset)).isPresent();
    }

    /** Every version that was ever published, the last changed last. */
    public List<AssetStatus> all() {
        return List.copyOf(statuses.values());
    }

    /** Where a version stands; absent if it was never published. */
    public Optional<AssetStatus> of(String version) {
        return statuses.values().stream()
                .filter(status -> status.version().equals(version))
                .findFirst();
    }

    /** The live version. */
    public Optional<AssetStatus> champion() {
        return in(AssetState.LIVE);
    }

    /** The version that decides about a share of the customers. */
    public Optional<AssetStatus> canary() {
        return in(AssetState.CANARY);
    }

    private Optional<AssetStatus> in(AssetState state) {
        return statuses.values().stream()
                .filter(status -> status.state() == state)
                .findFirst();
    }

    /** The version of another name that decides, so that this one has to wait until it is retired. */
    public Optional<AssetStatus> nameInTheWay(AssetId asset) {
        return champion()
                .filter(other -> !other.asset().name().equals(asset.name()))
                .or(() -> canary().filter(other -> !other.asset().name().equals(asset.name())));
    }

    /** The version that was live before the live one; where a rollback leads. */
    public Optional<AssetId> previous() {
        return Optional.ofNullable(previous.peek());
    }

    /** Whether a person had the last word about the live version, so that a setting has none. */
    public boolean isChosenByPerson() {
        return chosenByPerson;
    }

    /**
     * Which version decides about a customer: the canary for its share of them, always the same customers, and the live
     * one for all others. The draw has nothing to do with the arms of an experiment.
     */
    public Optional<String> deciding(Tenant tenant, PersonRef person) {
        Optional<AssetStatus> canary = canary();
        if (canary.isPresent()) {
            String key = "canary/" + canary.get().version() + "/" + tenant.id() + "/" + person.id();
            if (Arms.uniform(key) < canary.get().share().orElse(0.0)) {
                return canary.map(AssetStatus::version);
            }
        }
        return champion().map(AssetStatus::version);
    }

    /** Versions that are evaluated beside the one that decides: shadows, and of live and canary the other one. */
    public List<String> challengers(String deciding) {
        return statuses.values().stream()
                .filter(status ->
                        status.state() == AssetState.SHADOW || status.state().decides())
                .map(AssetStatus::version)
                .filter(version -> !version.equals(deciding))
                .toList();
    }
}
