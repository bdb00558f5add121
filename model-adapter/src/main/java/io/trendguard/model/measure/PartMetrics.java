package io.trendguard.model.measure;

/**
 * How good probabilities are on one part of the rows.
 *
 * @param rows how many
 * @param positives how many came back
 * @param baseRate share that came back
 * @param auc how often a returned line is ranked above a kept one
 * @param aucLow 2.5th percentile of the AUC over resampled customers; the AUC itself where nobody asked
 * @param aucHigh 97.5th percentile
 * @param prAuc average precision
 * @param logLoss mean negative log-likelihood
 * @param brier mean squared error of the probability
 * @param accuracy share that is right when 0.5 is the line
 */
public record PartMetrics(
        int rows,
        int positives,
        double baseRate,
        double auc,
        double aucLow,
        double aucHigh,
        double prAuc,
        double logLoss,
        double brier,
        double accuracy) {}
