package io.trendguard.model.serve;

/**
 * A row with what XGBoost4J said of it when the model was trained.
 *
 * @param row encoded; NaN is missing
 * @param logOdds before calibration
 * @param contributions one for each feature, then the baseline
 */
public record Probe(float[] row, float logOdds, float[] contributions) {}
