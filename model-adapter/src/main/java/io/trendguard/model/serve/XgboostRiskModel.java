package io.trendguard.model.serve;

import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.tree.FlatTrees;
import io.trendguard.model.tree.TrainedTrees;
import io.trendguard.model.tree.TreeShap;
import io.trendguard.model.tree.XgboostJson;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.RiskAssessment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that XGBoost trained, served from flat arrays: compared with XGBoost4J when it is loaded and never asking it
 * again. Any number of threads may use it.
 */
public final class XgboostRiskModel implements ServedModel {
    private final String version;
    private final FeatureSchema schema;
    private final Encoder encoder;
    private final Calibration calibration;
    private final FlatTrees trees;
    private final TreeShap shap;

    private XgboostRiskModel(
            String version,
            FeatureSchema schema,
            Encoder encoder,
            Calibration calibration,
            FlatTrees trees,
            TreeShap shap) {
        this.version = version;
        this.schema = schema;
        this.encoder = encoder;
        this.calibration = calibration;
        this.trees = trees;
        this.shap = shap;
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
        FlatTrees trees = new FlatTrees(trained);
        TreeShap shap = new TreeShap(trained);
        new ReferenceCheck(folder.path().toString(), schema, trees, shap)
                .run(booster, List.of(folder.json(ModelFolder.PROBES, Probe[].class)));
        return new XgboostRiskModel(
                folder.version(),
                schema,
                new Encoder(schema, folder.json(ModelFolder.ENCODING, Encoding.class)),
                folder.json(ModelFolder.CALIBRATION, Calibration.class),
                trees,
                shap);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    @Override
    public RiskAssessment assess(FeatureVector features) {
        List<String> notes = new ArrayList<>();
        float[] row = encoder.row(features, notes);
        double logOdds = trees.logOdds(row, trees.newScratch());
        double[] phi = new double[row.length];
        shap.explain(row, shap.newScratch(), phi);
        List<Contribution> contributions = new ArrayList<>(row.length);
        for (int f = 0; f < row.length; f++) {
            contributions.add(new Contribution(schema.definitions().get(f).name(), phi[f]));
        }
        return new RiskAssessment(
                sixPlaces(calibration.probability(logOdds)),
                logOdds,
                shap.baseline(),
                contributions,
                Reasons.of(schema, features, contributions),
                notes,
                version);
    }

    @Override
    public Score score(FeatureVector features) {
        double logOdds = trees.logOdds(encoder.row(features, new ArrayList<>()), trees.newScratch());
        return new Score(sixPlaces(calibration.probability(logOdds)), logOdds);
    }

    @Override
    public double[] probabilities(List<Column> columns, int[] rows) {
        float[] encoded = encoder.rows(columns, rows);
        float[] scratch = trees.newScratch();
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = calibration.probability(trees.logOdds(encoded, i, scratch));
        }
        return out;
    }

    private static BigDecimal sixPlaces(double probability) {
        return new BigDecimal(probability).setScale(6, RoundingMode.HALF_EVEN);
    }
}
