package io.trendguard.point;

import java.util.Optional;

/**
 * What a decision was about, for a page.
 *
 * @param kind what its order id names, for example {@code Cart}
 * @param subjects what it is one of, in the plural, for example {@code carts}
 * @param happened what the customer did, for example {@code a customer bought {items} (order {order})}; the page fills in the
 *     items with their price, and the order
 * @param contents what it holds, for example {@code 3 items}, where the event states only that in place of the items; the page
 *     adds the price
 * @param nobody who the customer is not known to be, for example {@code nobody was logged in}; absent where it is known
 * @param leftAlone what it means here that the customer was not addressed, where the page fills in the risk in words; absent
 *     where nothing special is to be said
 */
public record Situation(
        String kind,
        String subjects,
        String happened,
        Optional<String> contents,
        Optional<String> nobody,
        Optional<String> leftAlone) {
    /** Where the items stand in {@code happened}. */
    public static final String ITEMS = "{items}";

    /** Where the price of the items stands in {@code happened}. */
    public static final String PRICE = "{price}";

    /** Where the order or cart stands in {@code happened}. */
    public static final String ORDER = "{order}";

    /** Where the risk stands in {@code leftAlone}. */
    public static final String RISK = "{risk}";

    /** One of named items and a known customer, of which nothing special is to be said. */
    public static Situation of(String kind, String subjects, String happened) {
        return new Situation(kind, subjects, happened, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
