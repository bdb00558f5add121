package io.trendguard.model.train;

import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.InstalledFeatures;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Features with which the risk may only rise where all others stay: how often things and people like these came back.
 * Trees that may not bend a rate to the accidents of the past foretell later months better, and no customer is told that
 * a rate which rose lowered the risk.
 */
final class Rising {
    private static final Set<String> FEATURES = InstalledFeatures.all().stream()
            .flatMap(point -> point.rising().stream())
            .collect(Collectors.toUnmodifiableSet());

    private Rising() {}

    /** What XGBoost is told: 1 for each feature of the schema that is one of these, 0 for each other. */
    static String constraints(FeatureSchema schema) {
        return schema.definitions().stream()
                .map(feature -> holds(feature.name()) ? "1" : "0")
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** Whether a feature is one of these. */
    static boolean holds(String feature) {
        return FEATURES.contains(feature);
    }
}
