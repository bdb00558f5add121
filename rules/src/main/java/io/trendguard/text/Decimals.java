package io.trendguard.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decimals that strangers write. {@code 1e100000000} has eleven characters and, made whole, a hundred million digits: what
 * no price or parameter needs is refused before any arithmetic.
 */
public final class Decimals {
    /** Digits before and after the decimal point that are read. */
    public static final int MOST_DIGITS = 40;

    private static final int LONGEST = 2 * MOST_DIGITS + 8;
    private static final Pattern FORM = Pattern.compile("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?");

    private Decimals() {}

    /** The number; absent if the text is none, or has more digits than any quantity needs. */
    public static Optional<BigDecimal> read(String text) {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text)).filter(Decimals::isBounded);
    }

    /** The number, which a file must have. Throws {@link IllegalArgumentException} that names it. */
    public static BigDecimal require(String what, String text) {
        return read(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The %s (%s) must be a decimal number of at most %d digits before and after the point, such as 0.25."
                                .formatted(what, Excerpt.of(text, 80), MOST_DIGITS)));
    }

    /** Whether written out it has no more than the digits that are read. */
    public static boolean isBounded(BigDecimal number) {
        return number.signum() == 0
                ? Math.abs((long) number.scale()) <= 1_000
                : number.scale() <= MOST_DIGITS && (long) number.precision() - number.scale() <= MOST_DIGITS;
    }

    /** The whole number; absent if it is not whole or needs more digits than are read. */
    public static Optional<BigInteger> whole(BigDecimal number) {
        if (!isBounded(number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(number.toBigIntegerExact());
        } catch (ArithmeticException e) { // it has a fraction
            return Optional.empty();
        }
    }
}
