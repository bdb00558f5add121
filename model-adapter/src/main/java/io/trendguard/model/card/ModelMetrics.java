package io.trendguard.model.card;

import io.trendguard.model.measure.Gain;
import io.trendguard.model.measure.PartMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How good a model is, by part, next to what needs no model.
 *
 * @param train on the rows that it was grown on: an upper bound, no forecast
 * @param validation on the rows that chose its size, shares and calibration
 * @param test on rows that it never met
 * @param testWithoutImputed the test without rows whose reason was imputed; empty if there are none
 * @param majority on the test: everyone gets the share of the training part
 * @param rounds trees
 * @param validationAucs after each round that was run
 * @param validationLogLosses after each round that was run; empty in models of before trees were counted by log-loss
 * @param treeCount how many trees each criterion would keep; empty in the same models
 * @param share how much a logistic regression says beside the trees; empty in models of before there was one
 * @param calibration the way that was chosen: the simplest that lies above the least log-loss by no more than its standard error
 * @param calibrationLogLosses of each way on the later half of the validation part
 * @param calibrationGains how far the least of them lies below each; empty in models of before this was weighed
 * @param importance mean absolute contribution of each feature on the test part, log-odds, largest first
 */
public record ModelMetrics(
        PartMetrics train,
        PartMetrics validation,
        PartMetrics test,
        Optional<PartMetrics> testWithoutImputed,
        PartMetrics majority,
        int rounds,
        List<Double> validationAucs,
        Optional<List<Double>> validationLogLosses,
        Optional<TreeCount> treeCount,
        Optional<RegressionShare> share,
        String calibration,
        Map<String, Double> calibrationLogLosses,
        Optional<Map<String, Gain>> calibrationGains,
        List<Importance> importance) {

    /** What a feature moves on average. */
    public record Importance(String feature, double logOdds) {}
}
