package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Bootstrap;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.serve.CostRule;
import java.util.function.IntPredicate;

/**
 * What mistakes cost on each row under one cost rule. They count mistakes only: nothing is assumed about what a flag
 * prevents.
 *
 * @param decided by whoever decides
 * @param never if nobody were flagged
 * @param always if everybody were
 */
record Losses(double[] decided, double[] never, double[] always) {

    static Losses of(Judged judged, CostRule rule, IntPredicate flags) {
        return new Losses(
                ofOne(judged, rule, flags), ofOne(judged, rule, row -> false), ofOne(judged, rule, row -> true));
    }

    private static double[] ofOne(Judged judged, CostRule rule, IntPredicate flags) {
        double[] losses = new double[judged.size()];
        for (int row = 0; row < losses.length; row++) {
            double price = Math.max(0, judged.prices()[row]);
            boolean flagged = flags.test(row);
            if (judged.returned()[row] && !flagged) {
                losses[row] = rule.missedFixed() + rule.missedShare() * price;
            } else if (!judged.returned()[row] && flagged) {
                losses[row] = rule.needlessFixed() + rule.needlessShare() * price;
            }
        }
        return losses;
    }

    /** 1 − cost ÷ cost of flagging nobody, on some rows. */
    Bootstrap.Measure savedOfNever(int[] rows) {
        return drawn -> 1 - sum(decided, rows, drawn) / sum(never, rows, drawn);
    }

    /** 1 − cost ÷ cost of the cheaper of flagging nobody and flagging everybody, on some rows. */
    Bootstrap.Measure savedOfBetter(int[] rows) {
        return drawn -> 1 - sum(decided, rows, drawn) / Math.min(sum(never, rows, drawn), sum(always, rows, drawn));
    }

    /** 1 − cost ÷ cost of others' decisions, on some rows. */
    Bootstrap.Measure savedOf(double[] others, int[] rows) {
        return drawn -> {
            double own = sum(decided, rows, drawn);
            double theirs = sum(others, rows, drawn);
            return theirs == 0 ? (own == 0 ? 0 : -1) : 1 - own / theirs; // whose mistakes cost nothing cannot be beaten
        };
    }

    private static double sum(double[] losses, int[] rows, int[] drawn) {
        double sum = 0;
        for (int row : rows) {
            sum += losses[row] * drawn[row];
        }
        return sum;
    }
}
