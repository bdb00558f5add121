package io.trendguard.model.train;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.Additive;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.serve.Coefficients;
import io.trendguard.model.serve.Encoder;
import io.trendguard.model.serve.Encoding;
import io.trendguard.model.tree.TrainedTrees;
import io.trendguard.model.tree.XgboostJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Grows the model that is shipped on all rows, once the measured one has settled its size and the share of its regression.
 *
 * @param rows places of the rows that it was grown on, by event time
 * @param fit the shipped model
 * @param summary for the provenance
 */
record Refit(int[] rows, Fit fit, Shipped summary) {

    static Refit of(TrainingSet rows, TimeSplit split, Fit measured, TrainSettings settings, Progress progress) {
        int[] ripe = TimeSplit.ripe(rows);
        int rounds = (int) Math.round(
                measured.boosting().bestRound() * StrictMath.sqrt((double) ripe.length / split.train().length));
        progress.stage("Growing the model that is shipped, %d trees on all %d rows".formatted(rounds, ripe.length));
        Encoding encoding = EncodingFit.of(rows, ripe, settings.rarestWord());
        Encoder encoder = new Encoder(rows.schema(), encoding);
        float[] labels = Fit.numbers(rows.regretted(ripe));
        Boosting boosting = Boosting.grow(
                encoder.rows(rows.columns(), ripe), labels, Math.max(1, rounds), rows.schema(), settings, progress);
        TrainedTrees trained = XgboostJson.read(boosting.json());
        int[] unseen = IntStream.concat(IntStream.of(split.validation()), IntStream.of(split.test()))
                .toArray();
        double growth =
                (double) Math.max(1, rounds) / Math.max(1, measured.boosting().bestRound());
        Calibration calibration = calibration(rows, ripe, unseen, measured, growth);
        String method = calibration instanceof Calibration.Platt ? CalibrationFit.PLATT : CalibrationFit.NONE;
        Optional<Coefficients> beside = measured.share().beside(() -> RegressionFit.of(rows, ripe, encoder));
        Fit fit = new Fit(
                encoding,
                encoder,
                boosting,
                measured.share(),
                beside,
                Additive.of(trained, beside),
                new CalibrationFit(calibration, method, Map.of()));
        Shipped summary = new Shipped(
                ripe.length,
                Instant.ofEpochMilli(rows.eventTimes()[ripe[0]]),
                Instant.ofEpochMilli(rows.eventTimes()[ripe[ripe.length - 1]]),
                boosting.bestRound(),
                measured.boosting().bestRound(),
                beside.flatMap(Coefficients::share),
                method,
                unseen.length);
        return new Refit(ripe, fit, summary);
    }

    /**
     * How much too sure the measured model was of rows that it had not met, the shipped one will be as well: the slope is
     * fitted on them. Their level is not taken over, since the shipped model has grown on the very rows that shifted it;
     * the slope turns about the base rate of all rows. Where the measured one was too timid instead, because few trees told
     * things apart as well as many, so much of the slope is taken over as the trees that were added do not make up for.
     *
     * @param growth how many times as many trees the shipped model has
     */
    private static Calibration calibration(TrainingSet rows, int[] ripe, int[] unseen, Fit measured, double growth) {
        boolean[] returned = rows.regretted(unseen);
        double share = (double) Measures.count(rows.regretted(ripe)) / ripe.length;
        double base = StrictMath.log(share / (1 - share));
        return CalibrationFit.platt(measured.logOdds(rows, unseen), returned, Measures.count(returned))
                .filter(Calibration.Platt.class::isInstance)
                .map(Calibration.Platt.class::cast)
                .map(platt -> platt.slope() <= 1 ? platt.slope() : Math.max(1, platt.slope() / growth))
                .<Calibration>map(slope -> new Calibration.Platt(slope, base * (1 - slope)))
                .orElseGet(Calibration.None::new);
    }
}
