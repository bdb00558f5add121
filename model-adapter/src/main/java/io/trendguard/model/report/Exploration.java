package io.trendguard.model.report;

import io.trendguard.model.evaluate.Rate;
import java.util.List;
import java.util.Optional;

/**
 * What the data itself shows before any model: the questions of the exploratory phase.
 *
 * @param rows lines with an outcome, of all parts
 * @param rates return rates by the values of one feature each
 * @param together return rate by discount and trend speed
 * @param timing when returns happen
 */
public record Exploration(int rows, List<Rates> rates, Together together, Timing timing) {

    /**
     * Return rate by one feature.
     *
     * @param feature its name
     * @param question that it answers
     * @param absent why it cannot be answered with this data
     * @param groups by rising value
     */
    public record Rates(String feature, String question, Optional<String> absent, List<Group> groups) {}

    /** A group of values, and the share of its lines that came back. */
    public record Group(String label, Rate came) {}

    /**
     * Return rate by two features.
     *
     * @param absent why it cannot be told with this data
     * @param columns groups of discounts
     * @param rows groups of speeds
     * @param cells one list for each group of speeds
     */
    public record Together(Optional<String> absent, List<String> columns, List<String> rows, List<List<Rate>> cells) {}

    /**
     * When returns happen.
     *
     * @param absent why it cannot be told with this data
     * @param channels by where the customer came from
     */
    public record Timing(Optional<String> absent, List<Channel> channels) {}

    /**
     * Returns of one channel.
     *
     * @param channel where the customers came from
     * @param returns how many
     * @param within72Hours share of them that happened in the first 72 hours
     * @param byDay share of them on each day after the purchase
     */
    public record Channel(String channel, int returns, double within72Hours, List<Double> byDay) {}
}
