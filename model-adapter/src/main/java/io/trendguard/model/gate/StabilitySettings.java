package io.trendguard.model.gate;

/**
 * How much an outcome may change over time.
 *
 * @param windows into how many windows of equally many rows time is cut
 * @param falseAlarms share of steady histories in which a change is seen by chance
 * @param oddsRatio from which on a change of the rate refuses the model; a smaller one is noted
 * @param delayRatio from which on a change of the time until outcomes are known refuses the model
 */
public record StabilitySettings(int windows, double falseAlarms, double oddsRatio, double delayRatio) {
    public static final StabilitySettings DEFAULTS = new StabilitySettings(20, 0.01, 3, 3);
}
