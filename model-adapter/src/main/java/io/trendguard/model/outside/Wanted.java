package io.trendguard.model.outside;

import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What a mapping may say of our features. */
final class Wanted {
    private Wanted() {}

    static FeatureDefinition feature(FeatureSchema schema, String name) {
        return schema.definitions().stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ImportException("There is no feature (%s). There are %s."
                        .formatted(
                                name,
                                schema.definitions().stream()
                                        .map(FeatureDefinition::name)
                                        .toList())));
    }

    static void words(FeatureDefinition definition, Optional<? extends Collection<String>> words) {
        boolean category = definition.kind() == FeatureDefinition.Kind.CATEGORY;
        if (category != words.isPresent()) {
            throw new ImportException(
                    category
                            ? "The feature (%s) is a word. Name its (words), in the order of their codes."
                                    .formatted(definition.name())
                            : "The feature (%s) is a number and has no (words). Leave them out."
                                    .formatted(definition.name()));
        }
        if (words.isPresent()
                && new HashSet<>(words.get()).size() != words.get().size()) {
            throw new ImportException("The words %s of the feature (%s) name one twice."
                    .formatted(List.copyOf(words.get()), definition.name()));
        }
    }
}
