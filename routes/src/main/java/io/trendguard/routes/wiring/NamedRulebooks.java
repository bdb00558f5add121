package io.trendguard.routes.wiring;

import io.trendguard.event.Tenant;
import io.trendguard.point.DecisionPoint;
import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.text.Excerpt;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rulebooks that the settings name; each says for which decision point and tenant it is. */
final class NamedRulebooks {
    static final String IN_USE = "in use since this entry";
    /** How a rulebook for every tenant without one of its own names them. */
    private static final String ANY = "any";

    private static final int LONGEST_NOTE = 2_000;

    private final Map<Claim, Found> found = new LinkedHashMap<>();

    private record Claim(DecisionPoint point, String tenant) {}

    /**
     * A rulebook as it was found.
     *
     * @param named as the settings name it
     * @param overridden findings that refuse it, and were put aside by the settings
     */
    record Found(String named, Rulebook rulebook, List<Finding> overridden) {
        /** What the output says of its use. */
        String note() {
            return overridden.isEmpty()
                    ? IN_USE
                    : Excerpt.ellipsis(
                            "%s, although it is refused: %s".formatted(IN_USE, String.join("; ", words())),
                            LONGEST_NOTE);
        }

        /** What refuses it, in words. */
        List<String> words() {
            return overridden.stream().map(Finding::words).toList();
        }
    }

    /**
     * Puts rulebooks in the places that they claim.
     *
     * @throws RefusedAssetException if two of them claim the same decision point and tenant
     */
    static NamedRulebooks of(Collection<Found> rulebooks) {
        NamedRulebooks all = new NamedRulebooks();
        for (Found one : rulebooks) {
            Claim claim = new Claim(
                    one.rulebook().decisionPoint(), one.rulebook().manifest().tenant());
            Found other = all.found.putIfAbsent(claim, one);
            if (other != null) {
                throw new RefusedAssetException(
                        "The rulebooks (%s) and (%s) cannot be used together:".formatted(other.named(), one.named()),
                        "both claim the decision point (%s) for the tenant (%s), in decision_point and tenant of their rulebook.yaml."
                                .formatted(claim.point(), claim.tenant()),
                        "Name one of them in trendguard.rulebook, or change what the other one claims.");
            }
        }
        return all;
    }

    /** The rulebook for a tenant at a decision point: its own before one for any tenant. */
    Optional<Found> of(Tenant tenant, DecisionPoint point) {
        Found own = found.get(new Claim(point, tenant.id()));
        return Optional.ofNullable(own != null ? own : found.get(new Claim(point, ANY)));
    }

    /** The decision points that a tenant has one for. */
    Set<DecisionPoint> points(Tenant tenant) {
        return found.keySet().stream()
                .filter(claim ->
                        claim.tenant().equals(tenant.id()) || claim.tenant().equals(ANY))
                .map(Claim::point)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Collection<Found> all() {
        return List.copyOf(found.values());
    }
}
