package io.trendguard.model.serve;

import io.trendguard.model.feature.FeatureSchema;
import java.util.List;

/** Compares what we compute with a reference on a model's probe rows; a model on which the two differ is not served. */
final class ReferenceCheck {
    /** How far two probabilities may differ. */
    static final double SCORE = 1e-6;
    /** How far two contributions may differ, log-odds. */
    static final double SHAP = 1e-5;

    private final String model;
    private final FeatureSchema schema;
    private final Additive ours;

    ReferenceCheck(String model, FeatureSchema schema, Additive ours) {
        this.model = model;
        this.schema = schema;
        this.ours = ours;
    }

    /**
     * Throws {@link IllegalArgumentException} that names the first row and values that differ.
     *
     * @param reference who said it
     */
    void run(List<Probe> probes, String reference) {
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
            compare(row, probe, reference);
        }
    }

    private void compare(int row, Probe probe, String reference) {
        double our = Calibration.sigmoid(ours.logOdds(probe.row()));
        double theirs = Calibration.sigmoid(probe.logOdds());
        agree(row, "the score", our, reference, theirs, SCORE);
        double[] contributions = ours.contributions(probe.row());
        for (int f = 0; f < contributions.length; f++) {
            String what = "the contribution of " + schema.definitions().get(f).name();
            agree(row, what, contributions[f], reference, probe.contributions()[f], SHAP);
        }
        agree(row, "the baseline", ours.baseline(), reference, probe.contributions()[contributions.length], SHAP);
    }

    private void agree(int row, String what, double our, String reference, double theirs, double tolerance) {
        if (!(Math.abs(our - theirs) <= tolerance)) {
            throw new IllegalArgumentException(
                    "The model (%s) is refused: on probe row (%d) %s is (%s) by us and (%s) by %s; they may differ by (%s). Train it again with this version."
                            .formatted(model, row, what, our, theirs, reference, tolerance));
        }
    }

    /** The rows of probes, one after the other. */
    static float[] rows(List<Probe> probes) {
        int features = probes.get(0).row().length;
        float[] rows = new float[probes.size() * features];
        for (int row = 0; row < probes.size(); row++) {
            System.arraycopy(probes.get(row).row(), 0, rows, row * features, features);
        }
        return rows;
    }
}
