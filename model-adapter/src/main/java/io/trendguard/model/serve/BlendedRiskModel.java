package io.trendguard.model.serve;

import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.serve.RiskModels.Reference;
import io.trendguard.model.tree.XgboostFile;
import java.util.List;

/** Trees and a logistic regression together; when they are loaded each is compared with its own reference. */
final class BlendedRiskModel extends EncodedRiskModel {
    private final Blend blend;

    private BlendedRiskModel(ModelFolder folder, FeatureSchema schema, Blend blend) {
        super(folder, schema);
        this.blend = blend;
    }

    /** Loads a model. Throws {@link IllegalArgumentException} if it disagrees with XGBoost4J, exact decimals or its probes. */
    static BlendedRiskModel load(ModelFolder folder, Reference reference) {
        FeatureSchema schema = folder.json(ModelFolder.FEATURE_SCHEMA, FeatureSchema.class);
        Coefficients coefficients = LogisticRiskModel.coefficients(folder, schema);
        XgboostFile file = XgboostRiskModel.file(folder, schema);
        Blend blend = Blend.of(file.trained(), coefficients);
        List<Probe> probes = XgboostRiskModel.probes(folder);
        check(folder, schema, blend).run(probes, "the file");
        if (reference == Reference.ASKED) {
            check(folder, schema, blend.trees()).run(XgboostRiskModel.ask(file, probes), "XGBoost4J");
        }
        check(folder, schema, blend.regression())
                .run(LogisticReference.ask(coefficients, ReferenceCheck.rows(probes)), "exact decimals");
        return new BlendedRiskModel(folder, schema, blend);
    }

    private static ReferenceCheck check(ModelFolder folder, FeatureSchema schema, Additive ours) {
        return new ReferenceCheck(folder.path().toString(), schema, ours);
    }

    @Override
    Additive additive() {
        return blend;
    }
}
