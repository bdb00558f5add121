package io.trendguard.model.card;

import java.util.List;

/**
 * How many trees are kept, and what the validation part said of it: the number of the least log-loss, but no fewer than a
 * floor. AUC alone peaks by chance after a few trees that have hardly moved from the average; such a model ranks, and its
 * probabilities need a steep calibration.
 *
 * @param kept trees that are kept
 * @param byLogLoss trees at the least log-loss
 * @param byAuc trees at the greatest AUC
 * @param floor no fewer are kept; see {@code TrainSettings.Trees.fewest}
 * @param run trees that were grown to see this
 * @param atKept what the validation part said with the trees that are kept
 * @param atLogLoss the same at the least log-loss
 * @param atAuc the same at the greatest AUC
 */
public record TreeCount(
        int kept, int byLogLoss, int byAuc, int floor, int run, Figures atKept, Figures atLogLoss, Figures atAuc) {

    /** Both criteria for one number of trees; the log-loss after Platt scaling, the AUC as it is. */
    public record Figures(double logLoss, double auc) {}

    /** Chooses by what was measured after each tree. */
    public static TreeCount of(List<Double> logLosses, List<Double> aucs, int floor) {
        int least = best(logLosses, -1);
        int greatest = best(aucs, 1);
        int kept = Math.min(Math.max(least, floor - 1), logLosses.size() - 1);
        return new TreeCount(
                kept + 1,
                least + 1,
                greatest + 1,
                floor,
                logLosses.size(),
                new Figures(logLosses.get(kept), aucs.get(kept)),
                new Figures(logLosses.get(least), aucs.get(least)),
                new Figures(logLosses.get(greatest), aucs.get(greatest)));
    }

    /** The first of the best. */
    public static int best(List<Double> values, int sign) {
        int best = 0;
        for (int i = 1; i < values.size(); i++) {
            best = sign * values.get(i) > sign * values.get(best) ? i : best;
        }
        return best;
    }
}
