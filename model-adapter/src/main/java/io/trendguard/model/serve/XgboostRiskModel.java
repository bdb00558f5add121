package io.trendguard.model.serve;

import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.tree.TrainedTrees;
import io.trendguard.model.tree.XgboostJson;
import java.util.List;

/** Trees that XGBoost trained, served from flat arrays: compared with XGBoost4J when they are loaded and never asking it again. */
final class XgboostRiskModel extends EncodedRiskModel {
    private final TreeSum trees;

    private XgboostRiskModel(ModelFolder folder, FeatureSchema schema, TreeSum trees) {
        super(folder, schema);
        this.trees = trees;
    }

    /** Loads a model. Throws {@link IllegalArgumentException} if it disagrees with XGBoost4J. */
    static XgboostRiskModel load(ModelFolder folder) {
        FeatureSchema schema = folder.json(ModelFolder.FEATURE_SCHEMA, FeatureSchema.class);
        TreeSum trees = new TreeSum(trees(folder, schema));
        List<Probe> probes = List.of(folder.json(ModelFolder.PROBES, Probe[].class));
        ReferenceCheck check = new ReferenceCheck(folder.path().toString(), schema, trees);
        check.run(probes, "the file");
        check.run(ask(folder, schema, probes), "XGBoost4J");
        return new XgboostRiskModel(folder, schema, trees);
    }

    static TrainedTrees trees(ModelFolder folder, FeatureSchema schema) {
        TrainedTrees trained = XgboostJson.read(folder.file(ModelFolder.TREES));
        if (trained.featureCount() != schema.size()) {
            throw new IllegalArgumentException("The model (%s) has trees of (%d) features and a schema of (%d)."
                    .formatted(folder.path(), trained.featureCount(), schema.size()));
        }
        return trained;
    }

    /** What XGBoost4J says of the rows of probes. */
    static List<Probe> ask(ModelFolder folder, FeatureSchema schema, List<Probe> probes) {
        return XgboostReference.ask(folder.file(ModelFolder.TREES), ReferenceCheck.rows(probes), schema.size());
    }

    @Override
    Additive additive() {
        return trees;
    }
}
