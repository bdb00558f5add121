package io.trendguard.point;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number of an item that messages may state.
 *
 * @param feature whose value it is
 * @param form how it is said
 */
public record StatedNumber(String feature, Form form) {
    /** The number in words, rounded down, so that a message never promises more than there is. */
    public String say(BigDecimal value) {
        BigDecimal number = switch (form) {
            case COUNT -> value;
            case PERCENT_OF_THE_OTHERS -> BigDecimal.ONE.subtract(value).movePointRight(2);
        };
        return number.setScale(0, RoundingMode.DOWN).toPlainString();
    }

    /** How a number is said. */
    public enum Form {
        /** A whole number. */
        COUNT,
        /** Of a share, the percentage of those that do not belong to it. */
        PERCENT_OF_THE_OTHERS
    }
}
