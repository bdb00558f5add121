package io.trendguard.model.train;

import io.trendguard.model.card.Shipped;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.Additive;
import io.trendguard.model.serve.Coefficients;
import io.trendguard.model.serve.Encoder;
import io.trendguard.model.serve.Encoding;
import io.trendguard.model.tree.TrainedTrees;
import io.trendguard.model.tree.XgboostJson;
import java.time.Instant;
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
        CalibrationFit calibration = calibration(rows, ripe, unseen, measured, growth);
        Optional<Coefficients> beside = measured.share().beside(() -> RegressionFit.of(rows, ripe, encoder));
        Fit fit = new Fit(
                encoding, encoder, boosting, measured.share(), beside, Additive.of(trained, beside), calibration);
        Shipped summary = new Shipped(
                ripe.length,
                Instant.ofEpochMilli(rows.eventTimes()[ripe[0]]),
                Instant.ofEpochMilli(rows.eventTimes()[ripe[ripe.length - 1]]),
                boosting.bestRound(),
                measured.boosting().bestRound(),
                beside.flatMap(Coefficients::share),
                calibration.method(),
                unseen.length);
        return new Refit(ripe, fit, summary);
    }

    /** By the way chosen for the measured model, on the rows that it had not met. */
    private static CalibrationFit calibration(TrainingSet rows, int[] ripe, int[] unseen, Fit measured, double growth) {
        double share = (double) Measures.count(rows.regretted(ripe)) / ripe.length;
        double base = StrictMath.log(share / (1 - share));
        return new CarriedOver(base, growth)
                .of(measured.calibration().method(), measured.logOdds(rows, unseen), rows.regretted(unseen));
    }
}
