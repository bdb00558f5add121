package io.trendguard.model.measure;

import io.trendguard.model.feature.TrainingSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows whose outcome is known and which no model learnt from: what everything here is measured on.
 *
 * @param returned whether each line came back
 * @param prices of the lines, minor units
 * @param times when each was bought, epoch milliseconds
 * @param customers a number from 0 for each customer, so that resampling draws customers and not lines
 */
public record Judged(boolean[] returned, long[] prices, long[] times, int[] customers) {
    public Judged {
        if (returned.length == 0
                || prices.length != returned.length
                || times.length != returned.length
                || customers.length != returned.length) {
            throw new IllegalArgumentException("There are (%d) outcomes, (%d) prices, (%d) times and (%d) customers."
                    .formatted(returned.length, prices.length, times.length, customers.length));
        }
    }

    /** Some rows of a table. */
    public static Judged of(TrainingSet rows, int[] part) {
        long[] prices = new long[part.length];
        long[] times = new long[part.length];
        int[] customers = new int[part.length];
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int i = 0; i < part.length; i++) {
            prices[i] = rows.pricesMinor()[part[i]];
            times[i] = rows.eventTimes()[part[i]];
            Integer number = numbers.putIfAbsent(rows.customers()[part[i]], numbers.size());
            customers[i] = number == null ? numbers.size() - 1 : number;
        }
        return new Judged(rows.regretted(part), prices, times, customers);
    }

    /** How many rows there are. */
    public int size() {
        return returned.length;
    }

    /** How many customers they are of. */
    public int customerCount() {
        int most = -1;
        for (int customer : customers) {
            most = Math.max(most, customer);
        }
        return most + 1;
    }

    /** The share that came back. */
    public double baseRate() {
        int count = 0;
        for (boolean one : returned) {
            count += one ? 1 : 0;
        }
        return (double) count / returned.length;
    }
}
