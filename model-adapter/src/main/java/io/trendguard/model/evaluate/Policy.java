package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Interval;

/**
 * A way to decide which lines are flagged, and what its mistakes cost on the test.
 *
 * @param name who decides, and how
 * @param flagged share of the lines that it flags
 * @param costPerLine minor units
 * @param savedOfNever 1 − cost ÷ cost of flagging nobody
 * @param savedOfBetter 1 − cost ÷ cost of the cheaper of flagging nobody and flagging everybody, whichever it is in each
 *     resample
 * @param savedOfModel 1 − cost ÷ cost of the model, one by one: above zero, this way is cheaper than the model
 */
public record Policy(
        String name,
        double flagged,
        double costPerLine,
        Interval savedOfNever,
        Interval savedOfBetter,
        Interval savedOfModel) {}
