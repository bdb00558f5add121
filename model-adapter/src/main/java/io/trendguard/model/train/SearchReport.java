package io.trendguard.model.train;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the way trees are grown was found, so that anyone can search again.
 *
 * @param seed of the draws
 * @param asked how many trials were asked for
 * @param most no trial began later than this after the first; absent in reports of before it was kept
 * @param folds the parts of time that each trial was judged on, in words
 * @param trials those that were run, in order; fewer than asked for if the time was up
 * @param chosen number of the trial with the least log-loss
 */
public record SearchReport(
        long seed, int asked, Optional<Duration> most, List<String> folds, List<Trial> trials, int chosen) {
    public SearchReport {
        folds = List.copyOf(folds);
        trials = List.copyOf(trials);
    }

    /** The trees of the chosen trial. */
    public TrainSettings.Trees best() {
        return trials.get(chosen - 1).trees();
    }

    /**
     * One way to grow trees.
     *
     * @param number from 1; the first is the way that would have been taken without a search
     * @param trees how they were grown
     * @param logLoss mean over the folds
     * @param auc mean over the folds
     * @param rounds trees in each fold
     */
    public record Trial(int number, TrainSettings.Trees trees, double logLoss, double auc, List<Integer> rounds) {}
}
