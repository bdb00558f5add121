package io.trendguard.model.history;

import java.util.Map;

/**
 * What one customer did before a moment, the order in question left out.
 *
 * @param ordersBefore orders in the last 370 days
 * @param orders orders by window
 * @param lines90 lines bought in 90 days
 * @param returned90 of these, how many had come back (defects and frauds left out)
 * @param value90 sum of what these lines cost, minor units
 * @param signs90 impulse signs of these lines, see {@link ImpulseSigns}
 * @param lastOrderAt epoch milliseconds; -1 if there is none
 * @param firstSeenAt epoch milliseconds; -1 if there is none
 * @param asOf time of the latest fact, epoch milliseconds; -1 if there is none
 */
public record CustomerPast(
        int ordersBefore,
        Map<Window, Integer> orders,
        int lines90,
        int returned90,
        long value90,
        int signs90,
        long lastOrderAt,
        long firstSeenAt,
        long asOf) {}
