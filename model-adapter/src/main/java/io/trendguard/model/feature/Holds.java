package io.trendguard.model.feature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.trendguard.feature.FeatureValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Of which values a sentence is true: {@code known}, {@code >= 0.3}, {@code <= 0.9 or >= 1.1}, {@code > -1 and < 1}. Of a
 * missing value none is.
 */
public final class Holds {
    private static final String KNOWN = "known";
    private static final Pattern ONE = Pattern.compile("(<=|>=|<|>) (-?\\d+(?:\\.\\d+)?)");
    private static final Pattern TWO = Pattern.compile("(.+) (and|or) (.+)");

    private final String words;
    private final boolean all;
    private final List<Comparison> comparisons = new ArrayList<>();

    private record Comparison(String sign, float bound) {
        boolean of(float number) {
            return switch (sign) {
                case "<" -> number < bound;
                case "<=" -> number <= bound;
                case ">" -> number > bound;
                default -> number >= bound;
            };
        }
    }

    private Holds(String words) {
        this.words = words;
        Matcher two = TWO.matcher(words);
        all = !(two.matches() && two.group(2).equals("or"));
        if (two.matches()) {
            comparisons.add(comparison(two.group(1)));
            comparisons.add(comparison(two.group(3)));
        } else if (!words.equals(KNOWN)) {
            comparisons.add(comparison(words));
        }
    }

    private Comparison comparison(String told) {
        Matcher one = ONE.matcher(told);
        if (!one.matches()) {
            throw new IllegalArgumentException(
                    "The condition (%s) of a sentence cannot be read. Write (known), a comparison such as (>= 0.3), or two with (and) or (or)."
                            .formatted(words));
        }
        return new Comparison(one.group(1), Float.parseFloat(one.group(2)));
    }

    /** The condition of those words. Throws {@link IllegalArgumentException} if they are none. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Holds of(String words) {
        return new Holds(words);
    }

    /** Whether it is about a number. */
    boolean compares() {
        return !comparisons.isEmpty();
    }

    /** Whether it is true of a value. */
    boolean of(FeatureValue value) {
        if (!(value instanceof FeatureValue.Numeric numeric)) {
            return value instanceof FeatureValue.Category && !compares();
        }
        return all
                ? comparisons.stream().allMatch(one -> one.of(numeric.number()))
                : comparisons.stream().anyMatch(one -> one.of(numeric.number()));
    }

    @JsonValue
    @Override
    public String toString() {
        return words;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Holds holds && holds.words.equals(words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }
}
