package io.trendguard.model.history;

import java.util.List;
import java.util.Map;

/**
 * What one customer did before a moment, the order in question left out.
 *
 * @param ordersBefore orders in the last 370 days
 * @param orders orders by window
 * @param lines lines bought in the last 370 days, oldest first
 * @param signs90 impulse signs of the lines of 90 days, see {@link ImpulseSigns}
 * @param lastOrderAt epoch milliseconds; -1 if there is none
 * @param firstSeenAt epoch milliseconds; -1 if there is none
 * @param asOf time of the latest fact, epoch milliseconds; -1 if there is none
 */
public record CustomerPast(
        int ordersBefore,
        Map<Window, Integer> orders,
        List<Bought> lines,
        int signs90,
        long lastOrderAt,
        long firstSeenAt,
        long asOf) {

    /**
     * A line that was bought earlier.
     *
     * @param at epoch milliseconds
     * @param traits what it was
     * @param valueMinor price × quantity, minor units
     * @param settled whether its return window was over, and outcomes of its day had been learnt at all
     * @param exposure of a settled line, the share of its outcome that it shows; see {@link Exposure}
     * @param cameBack whether it was known to have come back (defects and frauds left out)
     */
    public record Bought(long at, Traits traits, long valueMinor, boolean settled, double exposure, boolean cameBack) {}
}
