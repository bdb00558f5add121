package io.trendguard.warehouse.list;

import java.util.Arrays;
import java.util.Optional;

/** How a filter compares a column with its values. */
public enum Operator {
    /** It is one of the values; of several words, it holds one of them. */
    IS(""),
    /** It is none of the values. */
    NOT(".not"),
    /** It is at least that. */
    MIN(".min"),
    /** It is less than that. */
    MAX(".max"),
    /** It contains that text, whatever the case of its letters. */
    CONTAINS(".contains"),
    /** Whether anything is known. */
    KNOWN(".known");

    private final String suffix;

    Operator(String suffix) {
        this.suffix = suffix;
    }

    /** The parameter with which a column is compared in this way. */
    public String parameter(String column) {
        return column + suffix;
    }

    /** Its word in descriptions. */
    public String word() {
        return this == IS ? "is" : suffix.substring(1);
    }

    /** Whether a filter may name several values. */
    public boolean takesSeveral() {
        return this == IS || this == NOT;
    }

    /** The operator of a suffix such as {@code min}; that of no suffix is never asked for. */
    static Optional<Operator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator != IS && operator.suffix.equals("." + word))
                .findFirst();
    }
}
