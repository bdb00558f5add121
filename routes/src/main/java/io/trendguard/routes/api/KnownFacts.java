package io.trendguard.routes.api;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.FeatureWords;
import io.trendguard.model.feature.InstalledFeatures;
import io.trendguard.model.serve.ServedModel;
import java.util.List;
import java.util.Optional;

/** What was known of the lines of a request, with every value as people say it. */
final class KnownFacts {
    private KnownFacts() {}

    /**
     * In the order of the lines and of their features; features that are excluded from decisions are left out.
     *
     * @param excluded names of features that the shop excludes from decisions
     * @param model that was asked; without one, features are read as the catalogue has them
     */
    static List<DecisionFile.LineFacts> of(
            DecisionRequest request, List<String> excluded, Optional<ServedModel> model) {
        FeatureSchema schema =
                model.map(ServedModel::schema).orElseGet(() -> InstalledFeatures.schema(request.decisionPoint()));
        Optional<String> currency = Optional.of(request.currency());
        return request.assessed().entrySet().stream()
                .map(known -> new DecisionFile.LineFacts(
                        known.getKey(),
                        known.getValue().features().stream()
                                .filter(feature -> !excluded.contains(feature.name())
                                        && !schema.excluded().contains(feature.name()))
                                .map(feature -> fact(feature, schema, currency))
                                .toList()))
                .toList();
    }

    private static DecisionFile.KnownFact fact(Feature feature, FeatureSchema schema, Optional<String> currency) {
        Optional<FeatureDefinition> definition = schema.definitions().stream()
                .filter(one -> one.name().equals(feature.name()))
                .findFirst();
        return new DecisionFile.KnownFact(
                feature.name(),
                definition.map(FeatureWords::name).orElseGet(() -> FeatureWords.name(feature.name())),
                definition.flatMap(one -> FeatureWords.value(one, feature.value(), currency)),
                feature.value() instanceof FeatureValue.Missing missing
                        ? Optional.of(missing.missing())
                        : Optional.empty(),
                definition.map(one -> one.feed().word()),
                feature.asOf());
    }
}
