package io.trendguard.model.train.search;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.train.Fit;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SearchReport;
import io.trendguard.model.train.SearchReport.Trial;
import io.trendguard.model.train.TimeSplit;
import io.trendguard.model.train.TrainSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Random search over how trees are grown (Bergstra and Bengio, "Random search for hyper-parameter optimization", 2012).
 * Each trial is judged by its log-loss on later rows, on two folds of time, both of which end before the test part begins:
 * the test stays new to whatever is chosen.
 */
public final class Search {
    private static final double EARLY_FOLD = 0.7;
    /** Of the rate without a search: many rows are learnt in larger steps from the start. */
    private static final double[] LEARNING_RATES = {2.0 / 3, 1, 5.0 / 3, 8.0 / 3};

    private static final int[] DEPTHS = {3, 4, 5, 6, 7};
    private static final double[] LEAF_COVERS = {5, 10, 20, 50, 100};
    private static final double[] LAMBDAS = {1, 5, 20};
    private static final double[] ROW_SHARES = {0.6, 0.8, 1};
    private static final double[] COLUMN_SHARES = {0.2, 0.4, 0.6, 0.8};

    private final TrainingSet rows;
    private final TrainSettings settings;
    private final List<TimeSplit> folds;
    private final Progress progress;

    private Search(TrainingSet rows, TrainSettings settings, Progress progress) {
        this.rows = rows.excluding(settings.excluded());
        this.settings = settings;
        this.progress = progress;
        TimeSplit early = TimeSplit.of(rows, settings.withTrainShare(settings.trainShare() * EARLY_FOLD));
        this.folds = List.of(early, TimeSplit.of(rows, settings));
    }

    /**
     * How much may be spent.
     *
     * @param trials most trials, the one without a search among them
     * @param most no trial begins later than this after the first
     */
    public record Budget(int trials, Duration most) {
        public Budget {
            if (trials < 1) {
                throw new IllegalArgumentException("The trials (%d) must be positive.".formatted(trials));
            }
        }
    }

    /** Searches. The same rows, settings and trials give the same report, unless the time is up before. */
    public static SearchReport run(
            TrainingSet rows, TrainSettings settings, Budget budget, Clock clock, Progress progress) {
        return new Search(rows, settings, progress).run(budget, clock);
    }

    private SearchReport run(Budget budget, Clock clock) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        Instant end = clock.instant().plus(budget.most());
        List<Trial> trials = new ArrayList<>();
        int best = 1;
        TrainSettings.Trees trees = settings.trees();
        for (int number = 1; number <= budget.trials(); number++) {
            Trial trial = trial(number, trees);
            trials.add(trial);
            best = trial.logLoss() < trials.get(best - 1).logLoss() ? number : best;
            progress.stage("Search %d of %d: log-loss %.5f, AUC %.4f; least %.5f so far (trial %d)"
                    .formatted(
                            number,
                            budget.trials(),
                            trial.logLoss(),
                            trial.auc(),
                            trials.get(best - 1).logLoss(),
                            best));
            if (!clock.instant().isBefore(end)) {
                break;
            }
            trees = draw(random);
        }
        List<String> words = folds.stream()
                .map(TimeSplit::summary)
                .map(fold -> "%d rows before %s, judged on %d before %s"
                        .formatted(fold.train(), fold.validationFrom(), fold.validation(), fold.testFrom()))
                .toList();
        return new SearchReport(settings.seed(), budget.trials(), Optional.of(budget.most()), words, trials, best);
    }

    private TrainSettings.Trees draw(SplittableRandom random) {
        return new TrainSettings.Trees(
                settings.trees().maxRounds(),
                settings.trees().earlyStoppingRounds(),
                rate(LEARNING_RATES[random.nextInt(LEARNING_RATES.length)]),
                DEPTHS[random.nextInt(DEPTHS.length)],
                LEAF_COVERS[random.nextInt(LEAF_COVERS.length)],
                LAMBDAS[random.nextInt(LAMBDAS.length)],
                ROW_SHARES[random.nextInt(ROW_SHARES.length)],
                COLUMN_SHARES[random.nextInt(COLUMN_SHARES.length)]);
    }

    /** Three decimals, as a person would write it. */
    private double rate(double times) {
        return Math.round(1000 * times * settings.trees().learningRate()) / 1000.0;
    }

    private Trial trial(int number, TrainSettings.Trees trees) {
        double logLoss = 0;
        double auc = 0;
        List<Integer> rounds = new ArrayList<>();
        for (TimeSplit fold : folds) {
            Fit fit = Fit.of(rows, fold.train(), fold.validation(), settings.withTrees(trees), Progress.SILENT);
            PartMetrics judged = fit.uncalibrated(rows, fold.validation());
            logLoss += judged.logLoss() / folds.size();
            auc += judged.auc() / folds.size();
            rounds.add(fit.boosting().bestRound());
        }
        return new Trial(number, trees, logLoss, auc, List.copyOf(rounds));
    }
}
