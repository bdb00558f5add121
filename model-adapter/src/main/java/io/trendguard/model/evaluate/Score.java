package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Interval;
import java.util.Optional;

/**
 * How good a model or a baseline is on the test.
 *
 * @param name who
 * @param says what it does, in one sentence
 * @param absent why it cannot be had on this data; then there are no figures
 * @param figures what was measured
 */
public record Score(String name, String says, Optional<String> absent, Optional<Figures> figures) {

    /**
     * What was measured on the test. Intervals are of resampled customers.
     *
     * @param auc how often a returned line is ranked above a kept one; 0.5 is chance
     * @param prAuc average precision; the base rate is chance
     * @param logLoss mean negative log-likelihood; less is better
     * @param brier mean squared error of the probability; less is better
     * @param accuracy share that is right when 0.5 is the line
     * @param aucGain AUC of the model less this one's, on the same draws
     * @param logLossGain log-loss of this one less the model's, on the same draws: above zero, the model is better
     */
    public record Figures(
            Interval auc,
            double prAuc,
            Interval logLoss,
            double brier,
            double accuracy,
            Interval aucGain,
            Interval logLossGain) {}
}
