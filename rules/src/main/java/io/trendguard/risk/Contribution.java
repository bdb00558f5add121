package io.trendguard.risk;

/**
 * What one feature adds to the log-odds of a purchase: its exact SHAP value, times the slope where Platt's calibration has one.
 *
 * @param feature name of the feature
 * @param logOdds may be negative
 */
public record Contribution(String feature, double logOdds) {}
