package io.trendguard.point;

import java.util.Optional;

/**
 * What a decision was about, for a page.
 *
 * @param kind what its order id names, for example {@code Cart}
 * @param subjects what it is one of, in the plural, for example {@code carts}
 * @param happened what the customer did, for example {@code a customer bought {items} (order {order})}; the page fills in the
 *     items with their price, and the order
 * @param leftAlone what it means here that the customer was not addressed; absent where nothing special is to be said
 */
public record Situation(String kind, String subjects, String happened, Optional<String> leftAlone) {
    /** Where the items stand in {@code happened}. */
    public static final String ITEMS = "{items}";

    /** Where the order or cart stands in {@code happened}. */
    public static final String ORDER = "{order}";
}
