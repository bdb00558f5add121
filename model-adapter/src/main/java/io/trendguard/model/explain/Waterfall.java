package io.trendguard.model.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The way from the usual probability to that of one line, step by step, on the scale of the calibrated log-odds. Points are
 * differences of rounded running totals: on paper, start + steps + calibration = end.
 *
 * @param lineId the line of the order
 * @param productName what the item is called, where the shop states it
 * @param method how the model is calibrated: {@code platt}, {@code isotonic}, {@code none}; {@code unknown} for a decision
 *     that was recorded before calibration and whose model is no longer at hand
 * @param start what is said of the average order
 * @param steps strongest first, small ones together in the last
 * @param calibration what calibration does in a step of its own; absent where it does nothing or is in the steps
 * @param end the probability that is shown
 * @param threshold the threshold that mattered
 * @param comparable what came back of orders with about this probability, where it is known
 */
public record Waterfall(
        String lineId,
        Optional<String> productName,
        String method,
        Total start,
        List<Step> steps,
        Optional<Shift> calibration,
        Total end,
        Optional<Threshold> threshold,
        Optional<Similar> comparable) {
    /** A waterfall whose figures do not add up is refused. */
    public Waterfall {
        steps = List.copyOf(steps);
        BigDecimal sum = start.points();
        for (Step step : steps) {
            sum = sum.add(step.points());
            if (sum.compareTo(step.total().movePointRight(2)) != 0) {
                throw new IllegalArgumentException("The steps of line (%s) add up to (%s) and not to the total (%s)."
                        .formatted(lineId, sum, step.total()));
            }
        }
        sum = calibration.map(Shift::points).map(sum::add).orElse(sum);
        if (sum.compareTo(end.points()) != 0) {
            throw new IllegalArgumentException(
                    "The waterfall of line (%s) adds up to (%s) and not to (%s).".formatted(lineId, sum, end.points()));
        }
    }

    /**
     * A probability.
     *
     * @param probability in [0, 1], six places
     * @param logOdds of it
     * @param points the probability in percent, one decimal, as shown
     */
    public record Total(BigDecimal probability, double logOdds, BigDecimal points) {}

    /**
     * What moves the probability.
     *
     * @param feature the feature's name for programs; absent for effects that are grouped
     * @param name what it is called
     * @param value as people say it; absent where nothing is known
     * @param sentence for analysts and auditors
     * @param logOdds what it adds
     * @param points what it adds to the shown probability, percentage points with one decimal
     * @param total the running probability after it, rounded as shown: three places
     */
    public record Step(
            Optional<String> feature,
            String name,
            Optional<String> value,
            String sentence,
            double logOdds,
            BigDecimal points,
            BigDecimal total) {}

    /** What calibration adds. */
    public record Shift(double logOdds, BigDecimal points) {}

    /**
     * Where the policy begins to act.
     *
     * @param probability where it lies
     * @param segment for whom, for example {@code for a new buyer}
     * @param side {@code above} if the probability reached it, else {@code below}
     * @param consequence what reaching it means
     */
    public record Threshold(BigDecimal probability, String segment, String side, String consequence) {}

    /**
     * What came back of orders with about this probability.
     *
     * @param returned share of them
     * @param low lower end of its 95 % interval
     * @param high upper end of it
     * @param n how many there were
     */
    public record Similar(double returned, double low, double high, long n) {}
}
