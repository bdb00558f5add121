package io.trendguard.model.gate;

import io.trendguard.model.mapping.RawColumn;
import io.trendguard.model.mapping.RawRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/** A made-up shop's table from a seed, clean as it comes; a test plants what it looks for. */
final class Shop {
    static final int ROWS = 12_000;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final String[] STATES = {"Hesse", "Bavaria", "Saxony", "Berlin", "Bremen"};

    final Random random;
    final int[] customers = new int[ROWS];
    final int[] items = new int[ROWS];
    final double[] prices = new double[ROWS];
    final boolean[] returned = new boolean[ROWS];
    final long[] moments = new long[ROWS];
    private final Map<String, RawColumn> columns = new LinkedHashMap<>();

    Shop(long seed) {
        random = new Random(seed);
        double[] tastes = random.doubles(4_000, -1.2, 1.2).toArray();
        double[] qualities = random.doubles(400, -0.8, 0.8).toArray();
        double[] registered = new double[ROWS];
        double[] quality = new double[ROWS];
        double[] pastRate = new double[ROWS];
        double[] pastOrders = new double[ROWS];
        int[] states = new int[ROWS];
        int[] sizes = new int[ROWS];
        double[][] past = new double[4_000][2];
        for (int row = 0; row < ROWS; row++) {
            int customer = (int) (4_000 * Math.pow(random.nextDouble(), 1.5));
            int item = (int) (400 * Math.pow(random.nextDouble(), 2));
            customers[row] = customer;
            items[row] = item;
            moments[row] = START + row * (200 * DAY / ROWS);
            registered[row] = START - (customer % 900) * DAY - DAY;
            prices[row] = 10 + 10 * (item % 13) + random.nextInt(3);
            quality[row] = qualities[item] + 0.2 * (item % 3);
            states[row] = customer % STATES.length;
            sizes[row] = random.nextInt(6) - 1;
            pastOrders[row] = past[customer][1];
            pastRate[row] = past[customer][1] == 0 ? Double.NaN : past[customer][0] / past[customer][1];
            double logOdds = tastes[customer] + qualities[item] + (prices[row] - 70) / 80 - 0.2;
            returned[row] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            past[customer][0] += returned[row] ? 1 : 0;
            past[customer][1]++;
        }
        numbers("customer", asNumbers(customers));
        numbers("item", asNumbers(items));
        numbers("price", prices);
        numbers("quality_score", quality);
        numbers("past_orders", pastOrders);
        numbers("past_return_rate", pastRate);
        times("registered_on", registered);
        words("state", states);
        words("size", sizes);
    }

    static double[] asNumbers(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }

    /** Adds a column of numbers; NaN is missing. */
    Shop numbers(String name, double[] values) {
        return add(name, RawColumn.Type.NUMBER, values, codes(values), true);
    }

    /** Adds a column of times, epoch milliseconds. */
    Shop times(String name, double[] values) {
        return add(name, RawColumn.Type.TIME, values, codes(values), true);
    }

    /** Adds a column of words; -1 is missing. */
    Shop words(String name, int[] codes) {
        double[] none = new double[codes.length];
        Arrays.fill(none, Double.NaN);
        return add(name, RawColumn.Type.WORD, none, codes, true);
    }

    /** The same table whose mapping does not use a column. */
    Shop without(String name) {
        RawColumn column = Objects.requireNonNull(columns.get(name));
        return add(name, column.type(), column.numbers(), column.codes(), false);
    }

    private Shop add(String name, RawColumn.Type type, double[] values, int[] codes, boolean used) {
        int distinct = Arrays.stream(codes).max().orElse(-1) + 1;
        columns.put(name, new RawColumn(name, used, type, values, codes, distinct));
        return this;
    }

    private static int[] codes(double[] values) {
        Map<Double, Integer> known = new HashMap<>();
        return Arrays.stream(values)
                .mapToInt(value -> Double.isNaN(value) ? -1 : known.computeIfAbsent(value, v -> known.size()))
                .toArray();
    }

    RawRows rows() {
        return new RawRows(List.copyOf(columns.values()), returned, moments, true);
    }

    /** For each row, sums over the rows of the same group: returns and rows; {@code from} to {@code to} in the group's order. */
    double[] overGroup(int[] groups, Statistic statistic) {
        Map<Integer, List<Integer>> members = new HashMap<>();
        IntStream.range(0, ROWS)
                .forEach(row -> members.computeIfAbsent(groups[row], g -> new ArrayList<>())
                        .add(row));
        double[] values = new double[ROWS];
        for (List<Integer> rows : members.values()) {
            boolean[] outcomes = new boolean[rows.size()];
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = returned[rows.get(i)];
            }
            for (int i = 0; i < outcomes.length; i++) {
                values[rows.get(i)] = statistic.of(outcomes, i);
            }
        }
        return values;
    }

    /** A statistic of a group's outcomes, for one of its rows. */
    interface Statistic {
        double of(boolean[] outcomes, int row);
    }

    /** Share of outcomes from one row to another. */
    static double share(boolean[] outcomes, int from, int to) {
        return to <= from ? Double.NaN : count(outcomes, from, to) / (to - from);
    }

    static double count(boolean[] outcomes, int from, int to) {
        double hits = 0;
        for (int i = from; i < to; i++) {
            hits += outcomes[i] ? 1 : 0;
        }
        return hits;
    }
}
