package io.trendguard.point;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * An input that the tables and rules of one decision point may read beside those that every point has.
 *
 * @param name as tables write it, for example {@code announced_return}; rules write {@code announcedReturn}
 * @param absent what is read where a question does not state it; its type is the input's type
 * @param meaning what it is, for analysts
 */
public record OwnInput(String name, InputValue absent, String meaning) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z0-9])");

    public OwnInput {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The input (%s) must be lower-case words with underscores between them.".formatted(name));
        }
    }

    /** What sort of value it takes. */
    public InputValue.Type type() {
        return absent.type();
    }

    /** Its name in rules. */
    public String property() {
        return NEXT_WORD.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(java.util.Locale.ROOT));
    }

    /**
     * What a question states for it, else what is read where it states nothing.
     *
     * @throws IllegalArgumentException if the stated value is of another type
     */
    public InputValue of(Map<String, InputValue> stated) {
        InputValue value = stated.getOrDefault(name, absent);
        if (value.type() != type()) {
            throw new IllegalArgumentException(
                    "The input (%s) is (%s) and must be a %s.".formatted(name, value.value(), type()));
        }
        return value;
    }
}
