package io.trendguard.model.evaluate;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.train.Fit;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.TimeSplit;
import io.trendguard.model.train.TrainSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Would the model have done as well at other times? It is trained again on what was known at several moments in the past
 * and tested on what came next (Tashman, "Out-of-sample tests of forecasting accuracy", 2000).
 */
public final class RollingOrigin {
    private static final double FIRST = 0.45;
    private static final double LAST = 0.85;

    private RollingOrigin() {}

    /**
     * One moment.
     *
     * @param from first purchase of the test
     * @param to last purchase of the test
     * @param knownRows rows that could have been learnt from
     * @param trainRows rows that were
     * @param testRows rows of the test
     * @param baseRate share of the test that came back
     * @param model how good the model of that moment was
     * @param logistic how good logistic regression was
     * @param majority how good the return share of that moment was
     */
    public record Origin(
            Instant from,
            Instant to,
            int knownRows,
            int trainRows,
            int testRows,
            double baseRate,
            Score.Figures model,
            Score.Figures logistic,
            Score.Figures majority) {}

    /** All moments, earliest first. */
    public static List<Origin> of(TrainingSet rows, TrainSettings settings, Effort effort, Progress progress) {
        double[] origins = IntStream.range(0, effort.origins())
                .mapToDouble(i -> FIRST + (LAST - FIRST) * i / Math.max(1, effort.origins() - 1))
                .toArray();
        List<Origin> all = new ArrayList<>();
        for (TimeSplit split : TimeSplit.rolling(rows, origins)) {
            progress.stage("As of an earlier moment, after %d rows: training again, testing on the %d that came next"
                    .formatted(split.train().length, split.test().length));
            all.add(at(rows, settings, effort, split, progress));
        }
        return all;
    }

    private static Origin at(
            TrainingSet rows, TrainSettings settings, Effort effort, TimeSplit known, Progress progress) {
        TimeSplit split = known.learningFrom(effort.comparedRows());
        Fit fit = Fit.of(rows, split.train(), split.validation(), settings, progress);
        Judged judged = Judged.of(rows, split.test());
        List<Score> scores = new Comparison(judged, effort)
                .of(
                        fit.probabilities(rows, split.test()),
                        "",
                        List.of(Baselines.logistic(rows, split, fit.encoder()), Baselines.majority(rows, split)));
        return new Origin(
                split.summary().testFrom(),
                split.summary().end(),
                known.train().length,
                split.train().length,
                split.test().length,
                judged.baseRate(),
                scores.get(0).figures().orElseThrow(),
                scores.get(1).figures().orElseThrow(),
                scores.get(2).figures().orElseThrow());
    }
}
