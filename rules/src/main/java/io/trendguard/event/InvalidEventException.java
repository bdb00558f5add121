package io.trendguard.event;

/** An event that cannot be accepted: it names the field, the value and what to do about it. */
public final class InvalidEventException extends IllegalArgumentException {
    private final String field;
    private final String value;
    private final String remedy;

    /**
     * @param field path of the field, for example {@code data.lines[0].paid_price_minor}
     * @param value the value as it was read, shortened to 80 characters
     * @param remedy what must be sent instead, as the rest of a sentence that begins with the field
     */
    public InvalidEventException(String field, String value, String remedy) {
        super("The field (%s) with the value (%s) %s.".formatted(field, shorten(value), remedy));
        this.field = field;
        this.value = shorten(value);
        this.remedy = remedy;
    }

    private static String shorten(String value) {
        return value.length() <= 80 ? value : value.substring(0, 77) + "...";
    }

    /** The same finding with a path in front of the field. */
    public InvalidEventException within(String path) {
        return new InvalidEventException(path + "." + field, value, remedy);
    }

    /** Path of the field. */
    public String field() {
        return field;
    }

    /** The value as it was read, shortened. */
    public String value() {
        return value;
    }

    /** What must be sent instead. */
    public String remedy() {
        return remedy;
    }
}
