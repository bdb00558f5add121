package io.trendguard.model.evaluate;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.linear.Design;
import io.trendguard.model.linear.LogisticRegression;
import io.trendguard.model.mapping.SourceRule;
import io.trendguard.model.serve.Encoder;
import io.trendguard.model.train.CalibrationFit;
import io.trendguard.model.train.Fit;
import io.trendguard.model.train.TimeSplit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything simpler that the model is compared with. Each learns from the same training part; those that give log-odds
 * are calibrated on the same validation part in the same way as the model, so that the comparison is of what they know.
 */
public final class Baselines {
    private Baselines() {}

    /** All of them on the test part, learnt from as many rows as the effort allows. */
    static List<Baseline> of(Optional<SourceRule> rule, TrainingSet rows, TimeSplit known, Fit fit, Effort effort) {
        TimeSplit split = known.learningFrom(effort.comparedRows());
        return List.of(
                majority(rows, split),
                SourceBaseline.on(rule, rows, split),
                logistic(rows, split, fit.encoder()),
                forest(rows, split, fit.encoder(), effort));
    }

    /** Everybody gets the share of the training part. */
    public static Baseline majority(TrainingSet rows, TimeSplit split) {
        boolean[] returned = rows.regretted(split.train());
        int positives = 0;
        for (boolean one : returned) {
            positives += one ? 1 : 0;
        }
        double[] share = new double[split.test().length];
        Arrays.fill(share, (double) positives / returned.length);
        return Baseline.of("majority", "Everybody gets the share of the training part.", share);
    }

    /** A line through standardised numbers and one-hot words. */
    public static Baseline logistic(TrainingSet rows, TimeSplit split, Encoder encoder) {
        LogisticRegression regression = LogisticRegression.fit(
                Design.of(rows, split.train(), encoder), rows.regretted(split.train()), LogisticRegression.L2);
        return Baseline.of(
                "logistic regression",
                "L2-regularised, on standardised numbers, their missing flags and one-hot words; learnt from %s rows."
                        .formatted(count(split.train().length)),
                calibrated(
                        rows,
                        split,
                        regression.logOdds(rows, split.validation()),
                        regression.logOdds(rows, split.test())));
    }

    private static Baseline forest(TrainingSet rows, TimeSplit split, Encoder encoder, Effort effort) {
        RandomForest forest =
                RandomForest.grow(encoder.rows(rows.columns(), split.train()), rows.regretted(split.train()), effort);
        return Baseline.of(
                "random forest",
                "%d deep trees, each on its own bootstrap of rows and its own draw of features (XGBoost's random forest mode); learnt from %s rows."
                        .formatted(effort.forestTrees(), count(split.train().length)),
                calibrated(
                        rows,
                        split,
                        forest.logOdds(encoder.rows(rows.columns(), split.validation())),
                        forest.logOdds(encoder.rows(rows.columns(), split.test()))));
    }

    private static double[] calibrated(TrainingSet rows, TimeSplit split, double[] validation, double[] test) {
        CalibrationFit calibration = CalibrationFit.of(validation, rows.regretted(split.validation()));
        return Arrays.stream(test).map(calibration.chosen()::probability).toArray();
    }

    private static String count(int rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
