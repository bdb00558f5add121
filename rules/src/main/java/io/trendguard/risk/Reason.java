package io.trendguard.risk;

/**
 * Why the risk is what it is, in words.
 *
 * @param code reason code, for example {@code TREND_FADING}
 * @param feature the feature behind it
 * @param logOdds what it adds to the log-odds
 * @param customerSentence for the customer's page
 * @param analystSentence for analysts and auditors, with value and unit
 */
public record Reason(String code, String feature, double logOdds, String customerSentence, String analystSentence) {}
