package io.trendguard.model.mapping;

import io.trendguard.feature.Feature;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.TableSpec.LabelRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of a table that are one row of the model, taken in one after the other. */
final class TableGroup {
    private static final long MOST_MINOR = 10_000_000_000L;
    private final TableSpec spec;
    private final Path path;
    private final String word;
    private final List<Accumulator> accumulators;
    private Optional<Long> flaw = Optional.empty();
    private Instant moment = Instant.MIN;
    private String key = "";
    private Optional<String> customer = Optional.empty();
    private byte label = TrainingSet.UNKNOWN;
    private double clock = Double.NEGATIVE_INFINITY;
    private long priceMinor;
    private long firstLine;
    private int rows;

    /** @param word what the rows have in common; empty where each row stands alone */
    TableGroup(TableSpec spec, Path path, String word) {
        this.spec = spec;
        this.path = path;
        this.word = word;
        this.accumulators = spec.features().stream().map(Accumulator::new).toList();
    }

    /** Takes in a row. Throws {@link IllegalArgumentException} with column, value and remedy; the group is then flawed. */
    void add(TableRow row, RowTimes times) {
        firstLine = rows == 0 ? row.line() : firstLine;
        rows++;
        try {
            moment = times.of(row);
            key = spec.key()
                    .text(row)
                    .orElseThrow(() -> new IllegalArgumentException("The row has no key: columns %s have no value."
                            .formatted(spec.key().needed())));
            customer = spec.customer().flatMap(row::get).or(() -> customer);
            tick(row);
            byte outcome = label(row);
            if (rows > 1 && outcome != label) {
                throw new IllegalArgumentException(
                        "The column (%s) with the value (%s) differs from the rows before it of (%s). A group has one outcome."
                                .formatted(
                                        spec.label().column(),
                                        row.get(spec.label().column()).orElse(""),
                                        word));
            }
            label = outcome;
            priceMinor = spec.priceMinor()
                    .flatMap(rule -> rule.text(row))
                    .map(TableGroup::price)
                    .orElse(0L);
            for (Accumulator accumulator : accumulators) {
                accumulator.add(row, clock);
            }
        } catch (IllegalArgumentException e) {
            flaw = Optional.of(flaw.orElse(row.line()));
            throw e;
        }
    }

    private static long price(String text) {
        double price = Accumulator.number("price_minor", text);
        if (!(Math.abs(price) <= MOST_MINOR)) {
            throw new IllegalArgumentException(
                    "The field (price_minor) with the value (%s) must be at most (%d).".formatted(text, MOST_MINOR));
        }
        return (long) price;
    }

    private void tick(TableRow row) {
        Optional<String> text = spec.clock().flatMap(row::get);
        if (text.isEmpty()) {
            return;
        }
        double now =
                Accumulator.number(spec.clock().orElseThrow(), row.dialect().plain(text.get()));
        if (now < clock) {
            throw new IllegalArgumentException(
                    "The column (%s) with the value (%s) is less than in the row before it (%s). Sort the rows of a group by it."
                            .formatted(spec.clock().orElseThrow(), text.get(), clock));
        }
        clock = now;
    }

    private byte label(TableRow row) {
        LabelRule rule = spec.label();
        Optional<String> value = row.get(rule.column());
        if (value.isEmpty()) {
            return TrainingSet.UNKNOWN;
        }
        if (rule.positive().contains(value.get())) {
            return TrainingSet.REGRETTED;
        }
        if (rule.negative().contains(value.get())) {
            return TrainingSet.KEPT;
        }
        throw new IllegalArgumentException(
                "The column (%s) with the value (%s) must be one of %s or %s. Correct it, or add the word to the mapping."
                        .formatted(rule.column(), value.get(), rule.positive(), rule.negative()));
    }

    /** The features at the last row. */
    List<Feature> values(Instant at) {
        List<Feature> values = new ArrayList<>(accumulators.size());
        for (int i = 0; i < accumulators.size(); i++) {
            values.add(new Feature(
                    spec.features().get(i).name(), accumulators.get(i).value(clock), at));
        }
        return values;
    }

    /** The line that cannot be read, if there is one. */
    Optional<Long> flaw() {
        return flaw;
    }

    Path path() {
        return path;
    }

    String word() {
        return word;
    }

    Instant moment() {
        return moment;
    }

    String key() {
        return key;
    }

    /** Whose the rows are, by the last of them that says so. */
    Optional<String> customer() {
        return customer;
    }

    byte label() {
        return label;
    }

    long priceMinor() {
        return priceMinor;
    }

    long firstLine() {
        return firstLine;
    }

    int rows() {
        return rows;
    }
}
