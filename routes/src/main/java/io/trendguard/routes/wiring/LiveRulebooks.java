package io.trendguard.routes.wiring;

import io.trendguard.asset.AssetChange;
import io.trendguard.asset.AssetId;
import io.trendguard.asset.AssetKind;
import io.trendguard.asset.AssetStatus;
import io.trendguard.asset.PointAssets;
import io.trendguard.asset.StateChange;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.asset.AssetBook;
import io.trendguard.rulebook.Rulebook;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which rulebook decides for which tenant and decision point: that of the settings, unless they name none or a person has
 * chosen another one; then the live one of the log, which is kept.
 */
final class LiveRulebooks {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRulebooks.class);

    private final NamedRulebooks named;
    private final RulebookStore store;
    private final AssetBook book;
    private final Map<Place, AssetFailure> failures = new ConcurrentHashMap<>();

    private record Place(Tenant tenant, DecisionPoint point) {}

    LiveRulebooks(NamedRulebooks named, RulebookStore store, AssetBook book) {
        this.named = named;
        this.store = store;
        this.book = book;
    }

    /** The rulebook that decides; absent if there is none, or it cannot be loaded. */
    Optional<Rulebook> of(Tenant tenant, DecisionPoint point) {
        PointAssets rulebooks = book.at(AssetKind.RULEBOOK, tenant, point);
        Optional<NamedRulebooks.Found> setting = named.of(tenant, point);
        if (setting.isPresent() && !rulebooks.isChosenByPerson()) {
            return setting.map(NamedRulebooks.Found::rulebook);
        }
        return failures.containsKey(new Place(tenant, point))
                ? Optional.empty()
                : rulebooks.champion().flatMap(live -> load(live.asset()));
    }

    private Optional<Rulebook> load(AssetId live) {
        Place place = new Place(live.tenant(), live.point());
        try {
            Rulebook rulebook = store.find(live.version())
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "It is live by the log and was not kept. Put its folder back, for example from a backup, or name a rulebook in trendguard.rulebook."));
            failures.remove(place);
            return Optional.of(rulebook);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            AssetFailure failure =
                    new AssetFailure(live.tenant(), live.point(), live.name(), String.valueOf(e.getMessage()));
            if (!failure.equals(failures.put(place, failure))) {
                LOG.error(
                        "Nothing is decided for ({}) at the decision point ({}): {}",
                        live.tenant(),
                        live.point(),
                        failure.words());
            }
            return Optional.empty();
        }
    }

    /** The rulebooks that cannot be loaded. */
    List<AssetFailure> failures() {
        return failures.values().stream().sorted().toList();
    }

    /** Tries once more to load what could not be loaded; one that was put back decides from now on. */
    void retryFailed() {
        for (Place place : Set.copyOf(failures.keySet())) {
            book.at(AssetKind.RULEBOOK, place.tenant(), place.point())
                    .champion()
                    .ifPresentOrElse(live -> load(live.asset()), () -> failures.remove(place));
        }
    }

    /** Loads what is in use, so that no event waits for it and what is broken is known at once. */
    void warm() {
        failures.clear();
        for (Tenant tenant : book.tenants()) {
            points(tenant).forEach(point -> of(tenant, point));
        }
    }

    /** The decision points that a tenant has a rulebook for, from the settings or the log. */
    Set<DecisionPoint> points(Tenant tenant) {
        Set<DecisionPoint> points = new TreeSet<>(named.points(tenant));
        points.addAll(book.states(tenant).of(AssetKind.RULEBOOK, tenant).keySet());
        return points;
    }

    /** What is to be said on the log before the tenant's next decision at a point, because another rulebook decides. */
    Optional<PublicationPayload> toAnnounce(Tenant tenant, DecisionPoint point) {
        PointAssets rulebooks = book.at(AssetKind.RULEBOOK, tenant, point);
        if (rulebooks.isChosenByPerson()) {
            return Optional.empty();
        }
        Optional<String> live = rulebooks.champion().map(AssetStatus::version);
        return named.of(tenant, point)
                .filter(found -> !live.equals(Optional.of(found.rulebook().version())))
                .map(found -> new PublicationPayload(
                        new AssetId(
                                AssetKind.RULEBOOK,
                                found.rulebook().name(),
                                tenant,
                                point,
                                found.rulebook().version()),
                        live,
                        AssetChange.SETTINGS,
                        NamedRulebooks.IN_USE,
                        StateChange.live(found.words())));
    }
}
