package io.trendguard.model.evaluate;

/**
 * One answer to "what if costs were different": a missed return costs so many times a needless flag, whatever the price.
 *
 * @param ratio how many times
 * @param threshold the cheapest on the validation part
 * @param decided what it does on the test
 */
public record CostScenario(double ratio, double threshold, Policy decided) {}
