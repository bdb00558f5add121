package io.trendguard.model.report;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.train.Fit;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What each feature contributes to the log-odds of some rows: exact SHAP values.
 *
 * @param rows places of the rows in the training set
 * @param judged the same rows with their outcomes
 * @param phi one array for each feature, one value for each row
 */
record Contributions(int[] rows, Judged judged, float[][] phi) {

    /** For at most so many rows, spread evenly over a part. */
    static Contributions of(TrainingSet set, Fit fit, int[] part, int most) {
        int count = Math.min(most, part.length);
        int[] rows = IntStream.range(0, count)
                .map(i -> part[(int) ((long) i * part.length / count)])
                .toArray();
        int features = set.schema().size();
        float[] encoded = fit.encoder().rows(set.columns(), rows);
        float[][] phi = new float[features][count];
        for (int row = 0; row < count; row++) {
            double[] one = fit.sum().contributions(Arrays.copyOfRange(encoded, row * features, (row + 1) * features));
            for (int f = 0; f < features; f++) {
                phi[f][row] = (float) one[f];
            }
        }
        return new Contributions(rows, Judged.of(set, rows), phi);
    }

    int size() {
        return rows.length;
    }

    /** Mean over some of the rows. */
    double mean(int feature, int[] places) {
        double sum = 0;
        for (int place : places) {
            sum += phi[feature][place];
        }
        return sum / places.length;
    }

    /** Mean size over all rows. */
    double meanSize(int feature) {
        double sum = 0;
        for (float value : phi[feature]) {
            sum += Math.abs(value);
        }
        return sum / size();
    }
}
