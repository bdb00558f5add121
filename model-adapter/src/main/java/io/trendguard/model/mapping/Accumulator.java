package io.trendguard.model.mapping;

import io.trendguard.feature.FeatureValue;
import io.trendguard.model.feature.FeatureDefinition.Kind;
import io.trendguard.model.mapping.TableSpec.Aggregate;
import io.trendguard.model.mapping.TableSpec.FeatureRule;
import io.trendguard.text.Excerpt;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One feature of one group, row by row. */
final class Accumulator {
    private final FeatureRule rule;
    private final Set<String> different = new HashSet<>();
    private FeatureValue kept = TableSpec.ABSENT;
    private double sum;
    private int rows;
    private int hits;
    private double lastHit;

    Accumulator(FeatureRule rule) {
        this.rule = rule;
    }

    /** Takes in the next row. Throws {@link IllegalArgumentException} with column, value and remedy. */
    void add(TableRow row, double clock) {
        Optional<String> text = row.get(rule.column())
                .map(read -> rule.kind() == Kind.CATEGORY || rule.of().counts()
                        ? read
                        : row.dialect().plain(read));
        rows++;
        if (rule.of() == Aggregate.END) {
            kept = text.map(this::value).orElse(TableSpec.ABSENT);
            return;
        }
        if (text.isEmpty() || (rule.words().isPresent() && !rule.words().get().contains(text.get()))) {
            return;
        }
        hits++;
        lastHit = clock;
        switch (rule.of()) {
            case END, COUNT, SHARE, SINCE -> {}
            case DISTINCT -> different.add(text.get());
            case FIRST -> kept = hits == 1 ? value(text.get()) : kept;
            case LAST -> kept = value(text.get());
            case MIN -> sum = Math.min(hits == 1 ? Double.POSITIVE_INFINITY : sum, parsed(text.get()));
            case MAX -> sum = Math.max(hits == 1 ? Double.NEGATIVE_INFINITY : sum, parsed(text.get()));
            case SUM, MEAN -> sum += parsed(text.get());
        }
    }

    /**
     * What the feature is once the last row is in.
     *
     * @param clock of the last row
     */
    FeatureValue value(double clock) {
        return switch (rule.of()) {
            case END, FIRST, LAST -> kept;
            case COUNT -> numeric(hits);
            case DISTINCT -> numeric(different.size());
            case SHARE -> numeric((double) hits / rows);
            case SINCE -> hits == 0 ? TableSpec.ABSENT : numeric(clock - lastHit);
            case MIN, MAX, SUM -> hits == 0 ? TableSpec.ABSENT : numeric(sum);
            case MEAN -> hits == 0 ? TableSpec.ABSENT : numeric(sum / hits);
        };
    }

    private FeatureValue value(String text) {
        return rule.kind() == Kind.CATEGORY ? new FeatureValue.Category(text) : numeric(parsed(text));
    }

    private static FeatureValue numeric(double value) {
        return new FeatureValue.Numeric((float) value);
    }

    private double parsed(String text) {
        return number(rule.column(), text);
    }

    /** A finite number. Throws {@link IllegalArgumentException} with column, value and remedy. */
    static double number(String column, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(words(column, text, "a number"), e);
        }
        if (Character.isLetter(text.charAt(text.length() - 1)) && Double.isFinite(value)) { // 1f of a program
            throw new IllegalArgumentException(words(column, text, "a number"));
        }
        if (!Float.isFinite((float) value)) {
            throw new IllegalArgumentException(words(column, text, "a number that is not too large"));
        }
        return value;
    }

    private static String words(String column, String text, String must) {
        return "The column (%s) with the value (%s) must be %s. Correct it, or list the value under (missing)."
                .formatted(column, Excerpt.of(text, 80), must);
    }
}
