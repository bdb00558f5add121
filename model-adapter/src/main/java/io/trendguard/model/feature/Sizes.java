package io.trendguard.model.feature;

import java.util.Locale;

/** Sizes as shops write them, made comparable: {@code xl}, {@code XL} and {@code  Xl } are one size. */
public final class Sizes {
    private Sizes() {}

    /** The size in one way of writing. */
    public static String normalised(String size) {
        return size.strip().toUpperCase(Locale.ROOT);
    }
}
