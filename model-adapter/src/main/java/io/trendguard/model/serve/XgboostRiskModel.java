package io.trendguard.model.serve;

import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.tree.TrainedTrees;
import io.trendguard.model.tree.XgboostJson;
import java.nio.file.Path;
import java.util.List;

/** A model that XGBoost trained, served from flat arrays: compared with XGBoost4J when it is loaded and never asking it again. */
public final class XgboostRiskModel extends EncodedRiskModel {
    private final TreeSum trees;

    private XgboostRiskModel(ModelFolder folder, FeatureSchema schema, TreeSum trees) {
        super(folder, schema);
        this.trees = trees;
    }

    /** Loads a model folder. Throws {@link IllegalArgumentException} if it was changed or disagrees with XGBoost4J. */
    public static XgboostRiskModel load(Path folder) {
        return load(ModelFolder.read(folder));
    }

    /** Loads a model. Throws {@link IllegalArgumentException} if it disagrees with XGBoost4J. */
    public static XgboostRiskModel load(ModelFolder folder) {
        FeatureSchema schema = folder.json(ModelFolder.FEATURE_SCHEMA, FeatureSchema.class);
        byte[] booster = folder.file(ModelFolder.TREES);
        TrainedTrees trained = XgboostJson.read(booster);
        if (trained.featureCount() != schema.size()) {
            throw new IllegalArgumentException("The model (%s) has trees of (%d) features and a schema of (%d)."
                    .formatted(folder.path(), trained.featureCount(), schema.size()));
        }
        TreeSum trees = new TreeSum(trained);
        List<Probe> probes = List.of(folder.json(ModelFolder.PROBES, Probe[].class));
        ReferenceCheck check = new ReferenceCheck(folder.path().toString(), schema, trees);
        check.run(probes, "the file");
        check.run(XgboostReference.ask(booster, ReferenceCheck.rows(probes), schema.size()), "XGBoost4J");
        return new XgboostRiskModel(folder, schema, trees);
    }

    @Override
    Additive additive() {
        return trees;
    }
}
