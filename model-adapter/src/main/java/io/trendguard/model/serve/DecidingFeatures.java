package io.trendguard.model.serve;

import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.tree.TrainedTrees;
import io.trendguard.model.tree.XgboostJson;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds out which features a model really looks at, whatever its papers say: those it splits on or weighs. */
public final class DecidingFeatures {
    /** What decides about nobody unless somebody asks for it: how a person wants to be addressed. */
    public static final List<String> EXCLUDED = List.of("salutation");

    private DecidingFeatures() {}

    /** Their names. */
    public static Set<String> of(ModelFolder folder) {
        FeatureSchema schema = folder.json(ModelFolder.FEATURE_SCHEMA, FeatureSchema.class);
        Set<String> names = new TreeSet<>();
        if (folder.has(ModelFolder.TREES)) {
            TrainedTrees trees = XgboostJson.read(folder.file(ModelFolder.TREES));
            trees.trees()
                    .forEach(tree -> tree.splits()
                            .forEach(feature ->
                                    names.add(schema.definitions().get(feature).name())));
        }
        if (folder.has(ModelFolder.COEFFICIENTS)) {
            Coefficients regression = folder.json(ModelFolder.COEFFICIENTS, Coefficients.class);
            regression.terms().stream()
                    .filter(DecidingFeatures::weighs)
                    .map(Coefficients.Term::feature)
                    .forEach(names::add);
        }
        names.removeAll(Set.copyOf(schema.excluded())); // an encoder never shows these to the model
        return names;
    }

    /** Whether the log-odds depend on it: not if every value, and none, adds the same. */
    private static boolean weighs(Coefficients.Term term) {
        double missing = term.missing().orElse(term.average());
        List<Double> words = term.words();
        return term.coefficient() != 0
                || words.stream().anyMatch(word -> word != missing)
                || (words.isEmpty() && missing != 0);
    }
}
