package io.trendguard.event;

import io.trendguard.text.Excerpt;

/**
 * One thing that is wrong with an event.
 *
 * @param field path of the field, for example {@code data.lines[0].paid_price_minor}
 * @param value the value as it was read, shortened; empty if there was none, {@link #WITHHELD} if it is personal
 * @param remedy what must be sent instead, as the rest of a sentence that begins with the field
 */
public record Finding(String field, String value, String remedy) {
    /** Stands for a value that identifies a person and is therefore not repeated. */
    public static final String WITHHELD = "withheld, as it is personal";

    private static final int LONGEST_VALUE = 80;
    private static final String WHOLE = "whole ";

    public Finding {
        value = Excerpt.of(value, LONGEST_VALUE);
    }

    /**
     * Something that is wrong with more than one field.
     *
     * @param what for example {@code row}
     * @param sentence what is wrong and what to do, as a sentence of its own
     */
    public static Finding whole(String what, String sentence) {
        return new Finding(WHOLE + what, "", sentence);
    }

    /** The finding as one sentence. */
    public String sentence() {
        if (field.startsWith(WHOLE)) {
            return remedy;
        }
        return value.isEmpty()
                ? "The field (%s) %s.".formatted(field, remedy)
                : "The field (%s) with the value (%s) %s.".formatted(field, value, remedy);
    }

    /** The same finding with a path in front of the field. */
    public Finding within(String path) {
        return new Finding(path + "." + field, value, remedy);
    }
}
