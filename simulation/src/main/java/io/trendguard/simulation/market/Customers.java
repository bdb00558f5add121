package io.trendguard.simulation.market;

import io.trendguard.simulation.market.Draws.Topic;
import io.trendguard.simulation.market.Words.Category;
import java.util.Optional;

/** Everybody with an account. Nobody is stored: numbers follow the order of registration, the rest follows the seed. */
final class Customers {
    private static final double REGISTERED_BEFORE = 0.6;

    private final long seed;
    private final int count;
    private final long start;
    private final long span;
    private final int first;

    Customers(MarketSettings settings) {
        this.seed = settings.seed();
        this.count = settings.customers();
        this.start = settings.start().toEpochMilli();
        this.span = settings.end().toEpochMilli() - start;
        this.first = (int) (count * REGISTERED_BEFORE);
    }

    /** How many have registered by then. */
    int registeredBy(long time) {
        double part = Math.min(1.0, Math.max(0.0, (double) (time - start) / span));
        return Math.max(1, Math.min(count, first + (int) (part * (count - first))));
    }

    private long registeredAt(int number) {
        if (number < first) {
            long before = 900 * Words.DAY;
            return start - before + (long) ((double) number / first * before);
        }
        return start + (long) ((double) (number - first) / (count - first) * span);
    }

    /** Somebody who is in the shop at that time: some come often, and one in five has only just registered. */
    Customer visitor(Draws draws, long time) {
        int registered = registeredBy(time);
        if (draws.chance(0.2)) {
            int recent = Math.max(1, registered / 60);
            return customer(registered - 1 - draws.below(recent));
        }
        double u = draws.unit();
        return customer((int) (registered * u * u));
    }

    /** The visitor whom a trend draws in: more often somebody who buys on impulse. */
    Customer trendVisitor(Draws draws, long time) {
        Customer one = visitor(draws, time);
        Customer other = visitor(draws, time);
        return one.type() == CustomerType.IMPULSIVE || one.type() == CustomerType.REPEAT_RETURNER ? one : other;
    }

    /** The customer of that number. */
    Customer customer(int number) {
        Draws draws = Draws.of(seed, Topic.CUSTOMER, number);
        CustomerType type = CustomerType.draw(draws);
        boolean german = draws.chance(0.4);
        boolean young = draws.chance(type == CustomerType.IMPULSIVE ? 0.6 : 0.3);
        int birthYear = young ? 2001 + draws.below(8) : 1955 + draws.below(46);
        return new Customer(
                number,
                type,
                registeredAt(number),
                draws.pick(Words.FIRST_NAMES),
                salutation(draws),
                draws.chance(0.85) ? Optional.of(birthYear) : Optional.empty(),
                german ? "de" : "en",
                zone(draws, german),
                draws.pick(german ? Words.GERMAN_REGIONS : Words.ENGLISH_REGIONS),
                device(draws));
    }

    private static Optional<String> salutation(Draws draws) {
        return switch (draws.weighted(0.55, 0.3, 0.15)) {
            case 0 -> Optional.of("Mrs");
            case 1 -> Optional.of("Mr");
            default -> Optional.empty();
        };
    }

    private static Optional<String> zone(Draws draws, boolean german) {
        String zone = draws.pick(german ? Words.GERMAN_ZONES : Words.ENGLISH_ZONES);
        return draws.chance(0.06) ? Optional.empty() : Optional.of(zone);
    }

    private static String device(Draws draws) {
        return switch (draws.weighted(0.68, 0.22, 0.10)) {
            case 0 -> "phone";
            case 1 -> "desktop";
            default -> "tablet";
        };
    }

    /** The size this customer takes as a rule. */
    String usualSize(Customer customer, Category category) {
        double u = Draws.of(seed, Topic.CUSTOMER, customer.number(), 1).unit();
        return category.sizes().get((int) (u * category.sizes().size()));
    }
}
