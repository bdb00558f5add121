package io.trendguard.model.registry;

import io.trendguard.asset.AssetState;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.serve.DecidingFeatures;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.point.DecisionPoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What speaks against putting a model into a state. */
public final class PublicationCheck {
    private PublicationCheck() {}

    /**
     * Why a model has no place in a service; empty if it has. Nobody can put that aside.
     *
     * @param points that the service decides
     */
    public static Optional<String> foreignPoint(ModelFolder folder, Set<DecisionPoint> points) {
        DecisionPoint point = folder.decisionPoint();
        return points.contains(point)
                ? Optional.empty()
                : Optional.of(
                        "Its file (%s) names the decision point (%s), and the service decides %s. Publish it where (%2$s) is decided, or train it for one of these."
                                .formatted(ModelFolder.DECISION_POINT, point, new TreeSet<>(points)));
    }

    /**
     * Why a model cannot be asked at its decision point; empty if it can. Nobody can put that aside.
     *
     * @param live the schema of the features that are computed live, by decision point
     */
    public static Optional<String> mismatch(ModelFolder folder, Map<DecisionPoint, FeatureSchema> live) {
        FeatureSchema computed = live.get(folder.decisionPoint());
        if (computed == null) {
            return foreignPoint(folder, live.keySet());
        }
        FeatureSchema trained = folder.json(ModelFolder.FEATURE_SCHEMA, FeatureSchema.class);
        return trained.version().equals(computed.version())
                ? Optional.empty()
                : Optional.of(
                        "It was trained on the feature schema (%s) and the service computes (%s) at the decision point (%s). Train it again."
                                .formatted(trained.version(), computed.version(), folder.decisionPoint()));
    }

    /**
     * The features of a model that a tenant excludes from decisions about people. Nobody can put that aside, since a feature
     * that may not be named may not decide.
     *
     * @param excluded by the tenant
     */
    public static List<String> exclusions(ModelFolder folder, Collection<String> excluded) {
        Set<String> uses = new TreeSet<>(excluded);
        uses.retainAll(DecidingFeatures.of(folder));
        return uses.stream()
                .map(feature ->
                        "It uses the feature (%1$s), which is excluded from decisions about people. Train it again with --exclude %2$s, or take (%1$s) off the setting (trendguard.excluded-features) if it may decide and be named."
                                .formatted(feature, String.join(",", new TreeSet<>(excluded))))
                .toList();
    }

    /** What somebody can put aside with a reason: the findings of its readiness that refuse it, or that there are none. */
    public static List<String> objections(ModelFolder folder, AssetState to) {
        if (!to.needsCheck()) {
            return List.of();
        }
        if (!folder.has(ModelFolder.READINESS)) {
            return List.of(
                    "It has no %s, so nobody checked it for leaks and weak cohorts.".formatted(ModelFolder.READINESS));
        }
        return folder.json(ModelFolder.READINESS, Readiness.class).findings().stream()
                .filter(Readiness.Finding::refuses)
                .map(finding -> "%s, %s: %s".formatted(finding.check(), finding.subject(), finding.words()))
                .toList();
    }
}
