package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Interval;
import java.util.Optional;

/**
 * How the model does for one group of customers or lines.
 *
 * @param dimension for example {@code age}
 * @param group for example {@code 30 to 44}
 * @param rows lines of the test in it
 * @param came share of them that came back
 * @param said mean probability
 * @param figures what was measured on them; empty if there are too few rows to tell
 */
public record Cohort(String dimension, String group, int rows, double came, double said, Optional<Figures> figures) {

    /**
     * Compared with all other rows of the dimension.
     *
     * @param auc within the group
     * @param aucDifference AUC less that of the others, with a simultaneous interval
     * @param gap mean probability less share that came back
     * @param gapDifference gap less that of the others, with a simultaneous interval
     * @param logLoss mean negative log-likelihood within the group
     * @param savedOfNever what flagging by the model saves within the group, by the first cost rule: 1 − cost ÷ cost of
     *     flagging nobody
     * @param savedOfBetter the same of the cheaper of flagging nobody and flagging everybody, within the group
     */
    public record Figures(
            Interval auc,
            Interval aucDifference,
            Interval gap,
            Interval gapDifference,
            Interval logLoss,
            Interval savedOfNever,
            Interval savedOfBetter) {}

    /** Whether it is served differently from the others, by more than chance allows. */
    public boolean differs() {
        return figures.filter(f ->
                        f.aucDifference().excludesZero() || f.gapDifference().excludesZero())
                .isPresent();
    }
}
