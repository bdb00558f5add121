package io.trendguard.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.NumberToJSON;

/**
 * Writes numbers as ECMAScript does (RFC 8785), and does so fast: short decimals by arithmetic, others by Jackson's
 * Schubfach, which gives the same digits on every JDK. What neither can say for certain is left to the reference.
 */
final class CanonicalNumber {
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final int PLAIN_PLACES = 6; // what is smaller than 1e-6 is written with an exponent
    private static final double MIN_PLAIN = 1e-6;
    private static final double MAX_SHORT = 1e15; // decimals of up to 15 digits never share a double
    private static final float MAX_SHORT_FLOAT = 1e7f;
    private static final long HALF_FLOAT = 0x1000_0000L;
    private static final int MIN_PLAIN_EXPONENT = -6;
    private static final int MAX_PLAIN_EXPONENT = 21;

    private CanonicalNumber() {}

    /** A double in its shortest form. */
    static void write(double value, StringBuilder out) {
        double size = Math.abs(value);
        if (size < MAX_SHORT / POWERS[PLAIN_PLACES]) {
            int most = size < MIN_PLAIN || size >= MAX_SHORT / POWERS[POWERS.length - 1]
                    ? PLAIN_PLACES
                    : POWERS.length - 1;
            for (int places = 0; places <= most; places++) {
                double scaled = Math.rint(value * POWERS[places]);
                if (scaled / POWERS[places] == value) {
                    writeShort((long) scaled, places, out);
                    return;
                }
            }
        }
        writeDigits(NumberOutput.toString(value, true), value, out);
    }

    /** A float in the form of the shortest decimal that becomes it again, also by way of a double. */
    static void write(float value, StringBuilder out) {
        if (Math.abs(value) < MAX_SHORT_FLOAT) {
            for (int places = 0; places <= PLAIN_PLACES; places++) {
                double scaled = Math.rint(value * POWERS[places]);
                double decimal = scaled / POWERS[places];
                if ((float) decimal == value
                        && (Double.doubleToRawLongBits(decimal) & (2 * HALF_FLOAT - 1)) != HALF_FLOAT) {
                    writeShort((long) scaled, places, out);
                    return;
                }
            }
        }
        write((double) value, out);
    }

    private static void writeShort(long scaled, int places, StringBuilder out) {
        if (scaled == 0) {
            out.append('0');
            return;
        }
        long left = scaled;
        int digitsAfter = places;
        while (digitsAfter > 0 && left % 10 == 0) {
            left /= 10;
            digitsAfter--;
        }
        if (left < 0) {
            out.append('-');
            left = -left;
        }
        String digits = Long.toString(left);
        if (digitsAfter == 0) {
            out.append(digits);
            return;
        }
        int before = digits.length() - digitsAfter;
        if (before > 0) {
            out.append(digits, 0, before).append('.').append(digits, before, digits.length());
        } else {
            out.append("0.");
            zeros(-before, out);
            out.append(digits);
        }
    }

    /** From Java's layout (1.25E-9, 125.0) to that of ECMAScript (1.25e-9, 125). */
    private static void writeDigits(String java, double value, StringBuilder out) {
        int exponentAt = java.indexOf('E');
        int mantissaEnd = exponentAt < 0 ? java.length() : exponentAt;
        int from = java.charAt(0) == '-' ? 1 : 0;
        int point = java.indexOf('.');
        StringBuilder digits = new StringBuilder(20).append(java, from, point).append(java, point + 1, mantissaEnd);
        int exponent = point - from + (exponentAt < 0 ? 0 : Integer.parseInt(java, exponentAt + 1, java.length(), 10));
        while (digits.length() > 1 && digits.charAt(digits.length() - 1) == '0') {
            digits.setLength(digits.length() - 1);
        }
        while (digits.length() > 1 && digits.charAt(0) == '0') {
            digits.deleteCharAt(0);
            exponent--;
        }
        if (digits.length() <= 2) { // Java prefers two digits where ECMAScript takes one
            reference(value, out);
            return;
        }
        if (from == 1) {
            out.append('-');
        }
        layOut(digits, exponent, out);
    }

    private static void layOut(StringBuilder digits, int exponent, StringBuilder out) {
        int count = digits.length();
        if (count <= exponent && exponent <= MAX_PLAIN_EXPONENT) {
            out.append(digits);
            zeros(exponent - count, out);
        } else if (0 < exponent && exponent <= MAX_PLAIN_EXPONENT) {
            out.append(digits, 0, exponent).append('.').append(digits, exponent, count);
        } else if (MIN_PLAIN_EXPONENT < exponent && exponent <= 0) {
            out.append("0.");
            zeros(-exponent, out);
            out.append(digits);
        } else {
            out.append(digits.charAt(0));
            if (count > 1) {
                out.append('.').append(digits, 1, count);
            }
            out.append(exponent > 0 ? "e+" : "e").append(exponent - 1);
        }
    }

    private static void zeros(int count, StringBuilder out) {
        for (int i = 0; i < count; i++) {
            out.append('0');
        }
    }

    private static void reference(double value, StringBuilder out) {
        try {
            out.append(NumberToJSON.serializeNumber(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
