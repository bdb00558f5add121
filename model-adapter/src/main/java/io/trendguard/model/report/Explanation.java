package io.trendguard.model.report;

import io.trendguard.model.evaluate.Rate;
import io.trendguard.model.explain.Waterfall;
import io.trendguard.model.measure.Interval;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What moves the model's answers, on the scale of the calibrated log-odds: those of the probabilities that are shown.
 *
 * @param rows lines of the test that contributions were computed of
 * @param calibrated how the model's own log-odds become those
 * @param features every feature that moves anything, strongest first
 * @param drivers the same by reason code, strongest first
 * @param dependences how the strongest features act
 * @param interactions pairs of features that act together
 * @param examples rows on which it is shown how a probability comes about
 */
public record Explanation(
        int rows,
        Calibrated calibrated,
        List<Importance> features,
        List<Driver> drivers,
        List<Dependence> dependences,
        List<Interaction> interactions,
        List<Example> examples) {

    /**
     * How the model's own log-odds become those of the probability.
     *
     * @param method {@code none}, {@code platt} or {@code isotonic}
     * @param slope what contributions are multiplied by
     * @param step mean size of what calibration adds in a step of its own; only isotonic calibration does
     */
    public record Calibrated(String method, double slope, double step) {}

    /**
     * One row.
     *
     * @param percentile of its probability among the rows
     * @param waterfall from the average row to its probability
     */
    public record Example(double percentile, Waterfall waterfall) {}

    /**
     * One feature.
     *
     * @param feature its name
     * @param reasonCode the reason it stands for
     * @param logOdds mean absolute contribution
     * @param known share of the rows in which it has a value
     */
    public record Importance(String feature, String reasonCode, double logOdds, double known) {}

    /**
     * A reason why lines come back, over all its features.
     *
     * @param reasonCode for example {@code PRIOR_RETURNS}
     * @param features those behind it, strongest first
     * @param logOdds mean absolute contribution of them together
     * @param direction in which direction its strongest feature acts, in words
     */
    public record Driver(String reasonCode, List<String> features, double logOdds, String direction) {}

    /**
     * How one feature acts.
     *
     * @param feature its name
     * @param unit of its values
     * @param bins by rising value, or most frequent word first; rows without value last
     */
    public record Dependence(String feature, String unit, List<Bin> bins) {}

    /**
     * A group of values.
     *
     * @param label for example {@code 0.2 to 0.4}
     * @param contribution mean contribution to the log-odds, from the 10th to the 90th percentile of the rows
     * @param came return share of these rows
     */
    public record Bin(String label, Interval contribution, Rate came) {}

    /**
     * Two features together.
     *
     * @param across the first
     * @param up the second
     * @param strength how far the contribution of one moves with the other, log-odds
     * @param columns groups of the first
     * @param rows groups of the second
     * @param cells one list for each group of the second
     */
    public record Interaction(
            String across,
            String up,
            double strength,
            List<String> columns,
            List<String> rows,
            List<List<Cell>> cells) {}

    /**
     * A pair of groups.
     *
     * @param rows lines of the test
     * @param came share of them that came back; empty if they are too few to tell
     * @param said mean probability
     */
    public record Cell(int rows, OptionalDouble came, OptionalDouble said) {}
}
