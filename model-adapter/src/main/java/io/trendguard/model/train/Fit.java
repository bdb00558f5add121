package io.trendguard.model.train;

import io.trendguard.model.card.RegressionShare;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.serve.Additive;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.serve.Coefficients;
import io.trendguard.model.serve.Encoder;
import io.trendguard.model.serve.Encoding;
import io.trendguard.model.tree.TrainedTrees;
import io.trendguard.model.tree.XgboostJson;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A model in memory: a pure function of rows, the places of its parts, and settings. Training, rolling-origin evaluation
 * and search all call it, so that what is measured is what is served.
 *
 * @param encoding caps and words, settled on the training part
 * @param encoder the same, ready to encode rows
 * @param boosting the trees as XGBoost writes them
 * @param share how much a logistic regression says beside them, chosen on the validation part
 * @param regression the one that says it; empty if trees stay alone
 * @param sum what both say together
 * @param calibration how log-odds become probabilities, chosen on the validation part
 */
public record Fit(
        Encoding encoding,
        Encoder encoder,
        Boosting boosting,
        RegressionShare share,
        Optional<Coefficients> regression,
        Additive sum,
        CalibrationFit calibration) {

    /**
     * Encodes, grows trees until the validation part says stop, puts a regression beside them and calibrates.
     *
     * @param train places of the rows that are learnt from
     * @param validation places of the rows that choose size, share and calibration, in time order
     */
    public static Fit of(TrainingSet rows, int[] train, int[] validation, TrainSettings settings, Progress progress) {
        progress.stage("Growing trees on %d rows".formatted(train.length));
        Encoding encoding = EncodingFit.of(rows, train, settings.rarestWord());
        Encoder encoder = new Encoder(rows.schema(), encoding);
        float[] encodedValidation = encoder.rows(rows.columns(), validation);
        boolean[] returned = rows.regretted(validation);
        Boosting boosting = Boosting.run(
                encoder.rows(rows.columns(), train),
                numbers(rows.regretted(train)),
                encodedValidation,
                numbers(returned),
                rows.schema(),
                settings,
                progress);
        TrainedTrees trees = XgboostJson.read(boosting.json());
        progress.stage("Fitting a logistic regression beside them");
        Coefficients regression = RegressionFit.of(rows, train, encoder);
        progress.stage("Calibrating on %d rows".formatted(validation.length));
        RegressionShare share = ShareFit.of(
                Additive.of(trees).logOdds(encodedValidation, validation.length),
                Additive.of(regression).logOdds(encodedValidation, validation.length),
                returned);
        Optional<Coefficients> beside = share.beside(() -> regression);
        Additive sum = Additive.of(trees, beside);
        return new Fit(
                encoding,
                encoder,
                boosting,
                share,
                beside,
                sum,
                CalibrationFit.of(sum.logOdds(encodedValidation, validation.length), returned));
    }

    /** What it is, in words. */
    public String says() {
        return regression
                .flatMap(Coefficients::share)
                .map(part -> String.format(
                        Locale.ROOT,
                        "%.0f %% boosted trees (XGBoost) and %.0f %% logistic regression of the log-odds, the share chosen on the validation part",
                        100 * (1 - part),
                        100 * part))
                .orElse("Boosted trees (XGBoost)");
    }

    /** What it says of some rows, before calibration. */
    public double[] logOdds(TrainingSet rows, int[] part) {
        return sum.logOdds(encoder.rows(rows.columns(), part), part.length);
    }

    /** Calibrated probabilities of some rows. */
    public double[] probabilities(TrainingSet rows, int[] part) {
        return calibrated(logOdds(rows, part));
    }

    /** How good it is on some rows, without a calibration that may have seen them. */
    public PartMetrics uncalibrated(TrainingSet rows, int[] part) {
        double[] probabilities =
                Arrays.stream(logOdds(rows, part)).map(Calibration::sigmoid).toArray();
        return Measures.of(probabilities, rows.regretted(part));
    }

    /** Probabilities for log-odds. */
    double[] calibrated(double[] logOdds) {
        Calibration chosen = calibration.chosen();
        return Arrays.stream(logOdds).map(chosen::probability).toArray();
    }

    static float[] numbers(boolean[] returned) {
        float[] labels = new float[returned.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = returned[i] ? 1 : 0;
        }
        return labels;
    }
}
