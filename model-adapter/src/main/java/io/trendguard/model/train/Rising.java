package io.trendguard.model.train;

import io.trendguard.model.feature.FeatureSchema;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Features with which the risk may only rise where all others stay: how often things and people like these came back.
 * Trees that may not bend a rate to the accidents of the past foretell later months better, and no customer is told that
 * a rate which rose lowered the risk.
 */
final class Rising {
    private static final Set<String> FEATURES = Set.of(
            "product_return_rate",
            "product_size_return_rate",
            "product_color_return_rate",
            "brand_return_rate",
            "brand_size_return_rate",
            "category_return_rate",
            "price_band_return_rate",
            "size_return_rate",
            "color_return_rate",
            "creator_return_rate",
            "others_return_rate",
            "prior_return_rate_90d",
            "customer_return_rate",
            "customer_excess_returns");

    private Rising() {}

    /** What XGBoost is told: 1 for each feature of the schema that is one of these, 0 for each other. */
    static String constraints(FeatureSchema schema) {
        return schema.definitions().stream()
                .map(feature -> FEATURES.contains(feature.name()) ? "1" : "0")
                .collect(Collectors.joining(",", "(", ")"));
    }
}
