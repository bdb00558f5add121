package io.trendguard.decision.record;

import com.fasterxml.jackson.core.io.NumberOutput;

/** How numbers are written on the log: features in their shortest form, explanations with six places as probabilities are. */
final class Rounding {
    private static final double MILLION = 1e6;
    /** Millionths of what is smaller are exact in a double, with room to spare. */
    private static final double MOST = 1e6;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private Rounding() {}

    /** The shortest decimal that becomes this float again, also by way of a double. */
    static double shortest(float value) {
        if (Math.abs(value) < MOST) {
            for (double power : POWERS) {
                double decimal = Math.rint(value * power) / power;
                if ((float) decimal == value) {
                    return decimal;
                }
            }
        }
        return Double.parseDouble(NumberOutput.toString(value, true));
    }

    /** A number with six places; one too large for that as it is. */
    static double sixPlaces(double value) {
        return fits(value) ? Math.rint(value * MILLION) / MILLION : value;
    }

    static boolean fits(double value) {
        return Math.abs(value) < MOST;
    }

    /**
     * Whole millionths; what rounding takes from one goes to the next, so that the sum stays within half a millionth.
     *
     * @param gap what the values lack of their sum by inexact arithmetic; made up for where it is more than a millionth
     */
    static long[] millionths(double[] values, double gap) {
        long[] millionths = new long[values.length];
        double left = Math.abs(gap) * MILLION > 1 ? gap * MILLION : 0;
        for (int i = 0; i < values.length; i++) {
            double exact = values[i] * MILLION + left;
            double whole = Math.rint(exact);
            left = exact - whole;
            millionths[i] = (long) whole;
        }
        return millionths;
    }

    static double fromMillionths(long millionths) {
        return millionths / MILLION;
    }
}
