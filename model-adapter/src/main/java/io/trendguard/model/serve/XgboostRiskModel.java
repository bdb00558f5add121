package io.trendguard.model.serve;

import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.serve.RiskModels.Reference;
import io.trendguard.model.tree.XgboostFile;
import io.trendguard.model.tree.XgboostJson;
import java.util.List;

/** Trees that XGBoost trained, served from flat arrays: compared with XGBoost4J when they are loaded and never asking it again. */
final class XgboostRiskModel extends EncodedRiskModel {
    private final TreeSum trees;

    private XgboostRiskModel(ModelFolder folder, FeatureSchema schema, TreeSum trees) {
        super(folder, schema);
        this.trees = trees;
    }

    /** Loads a model. Throws {@link IllegalArgumentException} if it disagrees with its probes or its reference. */
    static XgboostRiskModel load(ModelFolder folder, Reference reference) {
        FeatureSchema schema = folder.json(ModelFolder.FEATURE_SCHEMA, FeatureSchema.class);
        XgboostFile file = file(folder, schema);
        TreeSum trees = new TreeSum(file.trained());
        List<Probe> probes = probes(folder);
        ReferenceCheck check = new ReferenceCheck(folder.path().toString(), schema, trees);
        check.run(probes, "the file");
        if (reference == Reference.ASKED) {
            check.run(ask(file, probes), "XGBoost4J");
        }
        return new XgboostRiskModel(folder, schema, trees);
    }

    static List<Probe> probes(ModelFolder folder) {
        return List.of(folder.json(ModelFolder.PROBES, Probe[].class));
    }

    static XgboostFile file(ModelFolder folder, FeatureSchema schema) {
        XgboostFile file = XgboostJson.file(folder.file(ModelFolder.TREES));
        if (file.featureCount() != schema.size()) {
            throw new IllegalArgumentException("The model (%s) has trees of (%d) features and a schema of (%d)."
                    .formatted(folder.path(), file.featureCount(), schema.size()));
        }
        return file;
    }

    /** What XGBoost4J says of the rows of probes; it gets a copy that holds what we read and nothing else. */
    static List<Probe> ask(XgboostFile file, List<Probe> probes) {
        return XgboostReference.ask(file.json(), ReferenceCheck.rows(probes), file.featureCount());
    }

    @Override
    Additive additive() {
        return trees;
    }
}
