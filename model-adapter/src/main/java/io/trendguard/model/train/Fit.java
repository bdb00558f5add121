package io.trendguard.model.train;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.serve.Encoder;
import io.trendguard.model.serve.Encoding;
import io.trendguard.model.tree.FlatTrees;
import io.trendguard.model.tree.TrainedTrees;
import io.trendguard.model.tree.XgboostJson;
import java.util.Arrays;

/**
 * A model in memory: a pure function of rows, the places of its parts, and settings. Training, rolling-origin evaluation
 * and search all call it, so that what is measured is what is served.
 *
 * @param encoding caps and words, settled on the training part
 * @param encoder the same, ready to encode rows
 * @param boosting the trees as XGBoost writes them
 * @param trained the same trees, read
 * @param trees the same trees, laid out for scoring
 * @param calibration how log-odds become probabilities, chosen on the validation part
 */
public record Fit(
        Encoding encoding,
        Encoder encoder,
        Boosting boosting,
        TrainedTrees trained,
        FlatTrees trees,
        CalibrationFit calibration) {

    /**
     * Encodes, grows trees until the validation part says stop, and calibrates.
     *
     * @param train places of the rows that trees are grown on
     * @param validation places of the rows that choose size and calibration, in time order
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
        TrainedTrees trained = XgboostJson.read(boosting.json());
        FlatTrees trees = new FlatTrees(trained);
        progress.stage("Calibrating on %d rows".formatted(validation.length));
        CalibrationFit calibration = CalibrationFit.of(trees.logOdds(encodedValidation, 1), returned);
        return new Fit(encoding, encoder, boosting, trained, trees, calibration);
    }

    /** What the trees say of some rows, before calibration. */
    public double[] logOdds(TrainingSet rows, int[] part) {
        return trees.logOdds(encoder.rows(rows.columns(), part), 1);
    }

    /** Calibrated probabilities of some rows. */
    public double[] probabilities(TrainingSet rows, int[] part) {
        return calibrated(logOdds(rows, part));
    }

    /** How good the trees themselves are on some rows, without a calibration that may have seen them. */
    public PartMetrics uncalibrated(TrainingSet rows, int[] part) {
        double[] probabilities =
                Arrays.stream(logOdds(rows, part)).map(Calibration::sigmoid).toArray();
        return Measures.of(probabilities, rows.regretted(part), 0, 0);
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
