package io.trendguard.model.evaluate;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A way to group rows.
 *
 * @param name for example {@code age}
 * @param groups names of the groups, in their order
 * @param group place of each row's group; -1 where it is unknown
 */
record Dimension(String name, List<String> groups, int[] group) {
    private static final int[] AGES = {30, 45, 60};
    private static final int MOST_WORDS = 12;

    /** The dimensions that the issue of fairness asks about; a dimension that the data does not know is left out. */
    static List<Dimension> of(TrainingSet rows, int[] part) {
        List<Dimension> all = new ArrayList<>();
        Columns.numbers(rows, "customer_age").ifPresent(ages -> all.add(age(ages, part)));
        Columns.words(rows, "region").ifPresent(words -> all.add(words("region", words, part)));
        Columns.words(rows, "device_type").ifPresent(words -> all.add(words("device", words, part)));
        Columns.numbers(rows, "orders_before").ifPresent(orders -> all.add(known(orders, part)));
        all.add(price(rows, part));
        return all.stream().filter(dimension -> dimension.groups().size() > 1).toList();
    }

    private static Dimension age(Column.Numbers ages, int[] part) {
        List<String> names = List.of("under 30", "30 to 44", "45 to 59", "60 and over");
        return of("age", names, part, row -> {
            float age = ages.values()[row];
            return Float.isNaN(age)
                    ? -1
                    : (int) Arrays.stream(AGES).filter(edge -> age >= edge).count();
        });
    }

    private static Dimension known(Column.Numbers orders, int[] part) {
        return of(
                "customer",
                List.of("new", "known"),
                part,
                row -> Float.isNaN(orders.values()[row]) || orders.values()[row] == 0 ? 0 : 1);
    }

    /** Quarters of the rows by price. */
    private static Dimension price(TrainingSet rows, int[] part) {
        long[] sorted = Arrays.stream(part)
                .mapToLong(row -> rows.pricesMinor()[row])
                .sorted()
                .toArray();
        long[] edges = IntStream.of(1, 2, 3)
                .mapToLong(quarter -> sorted[sorted.length * quarter / 4])
                .distinct()
                .toArray();
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= edges.length; i++) {
            names.add(
                    i == 0
                            ? "below " + money(edges[0])
                            : i == edges.length
                                    ? "from " + money(edges[i - 1])
                                    : money(edges[i - 1]) + " to " + money(edges[i]));
        }
        return of("price", names, part, row -> (int) Arrays.stream(edges)
                .filter(edge -> rows.pricesMinor()[row] >= edge)
                .count());
    }

    private static String money(long minor) {
        return "%d.%02d".formatted(minor / 100, minor % 100);
    }

    /** The most frequent words; the rest is one group. */
    private static Dimension words(String name, Column.Words words, int[] part) {
        List<Integer> met = words.byFrequency(part);
        List<Integer> kept = met.stream().limit(MOST_WORDS).toList();
        List<String> names = new ArrayList<>(
                kept.stream().map(code -> words.words().get(code)).toList());
        if (met.size() > kept.size()) {
            names.add("others");
        }
        return of(name, names, part, row -> {
            int code = words.codes()[row];
            int place = kept.indexOf(code);
            return code < 0 ? -1 : place >= 0 ? place : kept.size();
        });
    }

    private interface GroupOf {
        int row(int row);
    }

    /** Groups without any row are left out. */
    private static Dimension of(String name, List<String> names, int[] part, GroupOf groupOf) {
        int[] group = Arrays.stream(part).map(groupOf::row).toArray();
        int[] used = IntStream.range(0, names.size())
                .filter(g -> Arrays.stream(group).anyMatch(one -> one == g))
                .toArray();
        int[] place = new int[names.size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < used.length; i++) {
            place[used[i]] = i;
        }
        return new Dimension(
                name,
                Arrays.stream(used).mapToObj(names::get).toList(),
                Arrays.stream(group).map(g -> g < 0 ? -1 : place[g]).toArray());
    }

    /** Rows of a group, or of all other groups. */
    int[] rows(int wanted, boolean others) {
        return IntStream.range(0, group.length)
                .filter(i -> group[i] >= 0 && (group[i] == wanted) != others)
                .toArray();
    }
}
