package io.trendguard.simulation.carts;

import io.trendguard.simulation.market.Draws;
import io.trendguard.simulation.market.Draws.Topic;
import io.trendguard.simulation.market.Words;
import java.util.List;
import java.util.Optional;

/**
 * A customer of a synthetic retailer. Nobody is stored: everything follows the seed.
 *
 * @param number within the retailer
 * @param firstName invented
 * @param device the device they use as a rule
 * @param locale their language
 * @param timeZone where they live; of some it is not known
 * @param emails whether they allow e-mails; some are never asked
 * @param leaning what raises the log-odds that they abandon a cart; no event states it
 */
record Shopper(
        int number,
        String firstName,
        String device,
        String locale,
        Optional<String> timeZone,
        Optional<Boolean> emails,
        double leaning) {
    private static final List<String> EURO_ZONES = List.of("Europe/Berlin", "Europe/Vienna", "Europe/Paris");
    private static final List<String> DOLLAR_ZONES =
            List.of("America/New_York", "America/Chicago", "America/Los_Angeles");

    static Shopper of(long seed, Store store, int number) {
        Draws draws = Draws.of(seed, Topic.STORE_CUSTOMER, store.number(), number);
        boolean euro = store.currency().equals("EUR");
        String firstName = draws.pick(Words.FIRST_NAMES);
        String device = store.device(draws);
        String locale = euro && draws.chance(0.6) ? "de" : "en";
        String zone = draws.pick(euro ? EURO_ZONES : DOLLAR_ZONES);
        Optional<String> known = draws.chance(0.06) ? Optional.empty() : Optional.of(zone);
        Optional<Boolean> emails = switch (draws.weighted(0.85, 0.08, 0.07)) {
            case 0 -> Optional.of(true);
            case 1 -> Optional.of(false);
            default -> Optional.empty();
        };
        return new Shopper(number, firstName, device, locale, known, emails, draws.around(0, 0.2));
    }

    String id() {
        return "c-" + number;
    }

    /** An address in a domain that is reserved for examples. */
    String address() {
        return id() + "@shop.example";
    }
}
