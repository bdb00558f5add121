package io.trendguard.model.mapping;

/**
 * A column of a table as it lies in the file, whether or not a mapping uses it. Of its texts only numbers, times and
 * which are equal is kept, twelve bytes for each value.
 *
 * @param name its heading
 * @param used whether the mapping makes something of it that a model may see
 * @param type what its values are
 * @param numbers numbers, or times in epoch milliseconds; NaN where the value is missing or is neither
 * @param codes equal values have equal codes, counted from 0; -1 where the value is missing
 * @param distinct how many different values there are
 */
public record RawColumn(String name, boolean used, Type type, double[] numbers, int[] codes, int distinct) {
    /** What the values of a column are, 98 of 100 of them. */
    public enum Type {
        NUMBER,
        TIME,
        WORD
    }
}
