package io.trendguard.asset;

import io.trendguard.event.Tenant;
import io.trendguard.point.DecisionPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of every asset, folded from the publication entries of a log in their order. What is published for one kind,
 * tenant or decision point changes nothing of another.
 */
public final class AssetStates {
    /** Nothing was ever published. */
    public static final AssetStates EMPTY = of(List.of());

    private final Map<Place, PointAssets> places = new HashMap<>();

    /** Where versions compete for being live. */
    private record Place(AssetKind kind, Tenant tenant, DecisionPoint point) {
        static Place of(AssetId asset) {
            return new Place(asset.kind(), asset.tenant(), asset.point());
        }
    }

    private AssetStates() {}

    /** What is so after these entries, in the order of the log. */
    public static AssetStates of(Collection<AssetChange> changes) {
        Map<Place, List<AssetChange>> byPlace = new HashMap<>();
        for (AssetChange change : changes) {
            byPlace.computeIfAbsent(Place.of(change.asset()), place -> new ArrayList<>())
                    .add(change);
        }
        AssetStates states = new AssetStates();
        byPlace.forEach((place, itsChanges) -> states.places.put(place, PointAssets.of(itsChanges)));
        return states;
    }

    /** The assets of one kind, tenant and point. */
    public PointAssets at(AssetKind kind, Tenant tenant, DecisionPoint point) {
        return places.getOrDefault(new Place(kind, tenant, point), PointAssets.EMPTY);
    }

    /** The assets of one kind and tenant, by decision point. */
    public SortedMap<DecisionPoint, PointAssets> of(AssetKind kind, Tenant tenant) {
        SortedMap<DecisionPoint, PointAssets> byPoint = new TreeMap<>();
        places.forEach((place, assets) -> {
            if (place.kind() == kind && place.tenant().equals(tenant)) {
                byPoint.put(place.point(), assets);
            }
        });
        return byPoint;
    }

    /** Where a version stands at the point that it was published for; absent if it never was. */
    public Optional<AssetStatus> find(AssetKind kind, Tenant tenant, String version) {
        return of(kind, tenant).values().stream()
                .flatMap(assets -> assets.of(version).stream())
                .findFirst();
    }
}
