package io.trendguard.model.gate;

import java.util.Locale;

/** Numbers as findings tell them. */
final class Figures {
    private Figures() {}

    static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
