package io.trendguard.model.report;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.train.Fit;
import io.trendguard.risk.CalibrationStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each feature contributes to the calibrated log-odds of some rows: exact SHAP values. Baseline, contributions and step add up
 * to the log-odds of the probability.
 *
 * @param rows places of the rows in the training set
 * @param judged the same rows with their outcomes
 * @param phi one array for each feature, one value for each row
 * @param baseline what is said of the average training row
 * @param steps what calibration does to each row in a step of its own
 * @param probabilities of the rows, calibrated
 */
record Contributions(
        int[] rows,
        Judged judged,
        double[][] phi,
        double baseline,
        List<CalibrationStep> steps,
        double[] probabilities) {

    /** For at most so many rows, spread evenly over a part. */
    static Contributions of(TrainingSet set, Fit fit, int[] part, int most) {
        int count = Math.min(most, part.length);
        int[] rows = IntStream.range(0, count)
                .map(i -> part[(int) ((long) i * part.length / count)])
                .toArray();
        int features = set.schema().size();
        float[] encoded = fit.encoder().rows(set.columns(), rows);
        Calibration calibration = fit.calibration().chosen();
        double[][] phi = new double[features][count];
        List<CalibrationStep> steps = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            float[] values = Arrays.copyOfRange(encoded, row * features, (row + 1) * features);
            double[] one = fit.sum().contributions(values);
            for (int f = 0; f < features; f++) {
                phi[f][row] = calibration.slope() * one[f];
            }
            steps.add(calibration.step(fit.sum().logOdds(values)));
        }
        return new Contributions(
                rows,
                Judged.of(set, rows),
                phi,
                calibration.slope() * fit.sum().baseline() + calibration.intercept(),
                steps,
                fit.probabilities(set, rows));
    }

    /** What baseline, contributions and step of a row add up to. */
    double logOdds(int place) {
        double sum = baseline + steps.get(place).logOdds();
        for (double[] feature : phi) {
            sum += feature[place];
        }
        return sum;
    }

    /** Mean size of the steps of calibration. */
    double meanStep() {
        return steps.stream()
                .mapToDouble(step -> Math.abs(step.logOdds()))
                .average()
                .orElse(0);
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
        for (double value : phi[feature]) {
            sum += Math.abs(value);
        }
        return sum / size();
    }
}
