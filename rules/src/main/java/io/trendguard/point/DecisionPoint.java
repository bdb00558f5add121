package io.trendguard.point;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a decision is asked for, by name; each has its own features, models and rulebooks.
 *
 * @param name for example {@code regret}: 1 to 40 lower-case letters, digits and inner hyphens, beginning with a letter
 */
public record DecisionPoint(String name) implements Comparable<DecisionPoint> {
    private static final Pattern FORM = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");

    /** That of entries and folders which name none: they are of a time when there was only one. */
    public static final DecisionPoint UNNAMED = new DecisionPoint("regret");

    public DecisionPoint {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The decision point (%s) must be 1 to 40 lower-case letters, digits and inner hyphens, beginning with a letter."
                            .formatted(name));
        }
    }

    /** The decision point that a text names, in any case: rulebooks write {@code regret} and entries {@code REGRET}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DecisionPoint named(String text) {
        return new DecisionPoint(text.toLowerCase(Locale.ROOT));
    }

    /** As entries and requests write it. */
    @JsonValue
    public String written() {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public int compareTo(DecisionPoint other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
