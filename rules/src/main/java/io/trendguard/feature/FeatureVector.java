package io.trendguard.feature;

import java.util.List;

/**
 * What is known at one event about one line of an order.
 *
 * @param schemaVersion hash of the names, feeds and meanings in order
 * @param features one for each name of the schema, in its order
 */
public record FeatureVector(String schemaVersion, List<Feature> features) {
    public FeatureVector {
        features = List.copyOf(features);
    }

    /** The feature of that name. Throws {@link IllegalArgumentException} if the schema has none. */
    public Feature get(String name) {
        for (Feature feature : features) {
            if (feature.name().equals(name)) {
                return feature;
            }
        }
        throw new IllegalArgumentException(
                "The feature (%s) is missing from schema (%s). Maybe the rulebook was written for another schema."
                        .formatted(name, schemaVersion));
    }
}
