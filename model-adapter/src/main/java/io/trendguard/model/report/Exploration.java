package io.trendguard.model.report;

import io.trendguard.model.evaluate.Rate;
import java.util.List;
import java.util.Optional;

/**
 * What the data itself shows before any model: the questions of the exploratory phase.
 *
 * @param rows those with an outcome, of all parts
 * @param rates shares of the outcome by the values of one feature each
 * @param together return rate by discount and trend speed; empty where the question makes no sense
 * @param timing when returns happen; empty where the question makes no sense
 */
public record Exploration(int rows, List<Rates> rates, Optional<Together> together, Optional<Timing> timing) {

    /**
     * Share of the outcome by one feature.
     *
     * @param feature its name
     * @param question that it answers
     * @param ordered whether its values are numbers
     * @param absent why it cannot be answered with this data
     * @param groups by rising value, or the most frequent word first
     */
    public record Rates(
            String feature, String question, boolean ordered, Optional<String> absent, List<Group> groups) {}

    /** A group of values, and the share of its rows that had the outcome. */
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
