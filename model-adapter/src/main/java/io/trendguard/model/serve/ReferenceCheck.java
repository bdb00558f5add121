package io.trendguard.model.serve;

import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.tree.FlatTrees;
import io.trendguard.model.tree.TreeShap;
import java.util.List;

/** Compares our trees with XGBoost4J on a model's probe rows; a model on which the two differ is not served. */
final class ReferenceCheck {
    /** How far two probabilities may differ. */
    static final double SCORE = 1e-6;
    /** How far two contributions may differ, log-odds. */
    static final double SHAP = 1e-5;

    private final String model;
    private final FeatureSchema schema;
    private final FlatTrees trees;
    private final TreeShap shap;

    ReferenceCheck(String model, FeatureSchema schema, FlatTrees trees, TreeShap shap) {
        this.model = model;
        this.schema = schema;
        this.trees = trees;
        this.shap = shap;
    }

    /** Throws {@link IllegalArgumentException} that names the first row and values that differ. */
    void run(byte[] booster, List<Probe> probes) {
        if (probes.isEmpty()) {
            throw new IllegalArgumentException(
                    "The model (%s) has no probe rows to compare. Train it again.".formatted(model));
        }
        for (int row = 0; row < probes.size(); row++) {
            Probe probe = probes.get(row);
            if (probe.row().length != schema.size() || probe.contributions().length != schema.size() + 1) {
                throw new IllegalArgumentException("Probe row (%d) of model (%s) has (%d) values for (%d) features."
                        .formatted(row, model, probe.row().length, schema.size()));
            }
            compare(row, probe, "the file");
        }
        List<Probe> live = ask(booster, probes);
        for (int row = 0; row < probes.size(); row++) {
            compare(row, live.get(row), "XGBoost4J");
        }
    }

    private void compare(int row, Probe probe, String reference) {
        double ours = Calibration.sigmoid(trees.logOdds(probe.row(), trees.newScratch()));
        double theirs = Calibration.sigmoid(probe.logOdds());
        agree(row, "the score", ours, reference, theirs, SCORE);
        double[] contributions = new double[schema.size()];
        shap.explain(probe.row(), shap.newScratch(), contributions);
        for (int f = 0; f < contributions.length; f++) {
            String what = "the contribution of " + schema.definitions().get(f).name();
            agree(row, what, contributions[f], reference, probe.contributions()[f], SHAP);
        }
        agree(row, "the baseline", shap.baseline(), reference, probe.contributions()[contributions.length], SHAP);
    }

    private void agree(int row, String what, double ours, String reference, double theirs, double tolerance) {
        if (!(Math.abs(ours - theirs) <= tolerance)) {
            throw new IllegalArgumentException(
                    "The model (%s) is refused: on probe row (%d) %s is (%s) by our trees and (%s) by %s; they may differ by (%s). Train it again with this version."
                            .formatted(model, row, what, ours, theirs, reference, tolerance));
        }
    }

    private static List<Probe> ask(byte[] booster, List<Probe> probes) {
        int features = probes.get(0).row().length;
        float[] rows = new float[probes.size() * features];
        for (int row = 0; row < probes.size(); row++) {
            System.arraycopy(probes.get(row).row(), 0, rows, row * features, features);
        }
        return XgboostReference.ask(booster, rows, features);
    }
}
