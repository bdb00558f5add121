package io.trendguard.model.serve;

/**
 * A row with what the references of a model said of it when it was trained: XGBoost4J of trees, exact decimals of a line.
 *
 * @param row encoded; NaN is missing
 * @param logOdds before calibration
 * @param contributions one for each feature, then the baseline
 */
public record Probe(float[] row, float logOdds, float[] contributions) {}
