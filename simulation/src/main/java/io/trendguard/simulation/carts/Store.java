package io.trendguard.simulation.carts;

import io.trendguard.simulation.market.Draws;
import io.trendguard.simulation.market.Draws.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * A synthetic retailer.
 *
 * @param number from 1 on
 * @param currency of its carts
 * @param usualPriceMinor what its products cost in the middle
 * @param phones part of its customers who use a phone
 * @param tablets part of its customers who use a tablet
 * @param leaning what else about the shop raises the log-odds of abandonment; no event states it
 * @param pooledTraining whether its carts may be used to train models that others share
 * @param setups the shop's setup, and the changed one of some shops
 */
record Store(
        int number,
        String currency,
        double usualPriceMinor,
        double phones,
        double tablets,
        double leaning,
        boolean pooledTraining,
        List<StoreSetup> setups) {
    static final int PRODUCTS = 200;

    private static final List<String> PAYMENTS =
            List.of("credit_card", "paypal", "apple_pay", "google_pay", "klarna", "bank_transfer");
    private static final List<String> SPEEDS = List.of("standard", "express", "next_day", "pickup");
    private static final int FEWEST_PAYMENTS = 2;
    /** Each fifth retailer keeps its carts to itself. */
    private static final int NOT_POOLED = 5;

    private static final double CHANGES = 0.4;
    /** How far a shop's setup and leaning together go from the usual shop: rates of abandonment stay plausible. */
    private static final double FARTHEST = 0.33;

    Store {
        setups = List.copyOf(setups);
    }

    /** The retailer of that number; no other retailer has a part in it. */
    static Store of(CartMarketSettings settings, int number) {
        Draws draws = Draws.of(settings.seed(), Topic.STORE, number);
        long start = settings.start().toEpochMilli();
        StoreSetup first = new StoreSetup(
                start,
                draws.chance(0.45),
                PAYMENTS.subList(0, FEWEST_PAYMENTS + draws.below(PAYMENTS.size() - FEWEST_PAYMENTS + 1)),
                SPEEDS.subList(0, 1 + draws.weighted(0.2, 0.45, 0.25, 0.1)));
        String currency = draws.chance(0.5) ? "USD" : "EUR";
        double usualPrice = draws.logBetween(900, 3_000);
        double phones = draws.between(0.45, 0.7);
        double tablets = draws.between(0.05, 0.12);
        boolean pooled = number % NOT_POOLED != 0;
        double own = draws.around(0, 0.2);
        List<StoreSetup> setups = new ArrayList<>(List.of(first));
        if (draws.chance(CHANGES)) {
            long span = settings.end().toEpochMilli() - start;
            setups.add(changed(first, start + (long) (draws.between(0.35, 0.65) * span), draws));
        }
        double ofSetup =
                setups.stream().mapToDouble(TrueAbandonment::ofSetup).average().orElseThrow();
        double leaning = Math.max(-FARTHEST, Math.min(FARTHEST, ofSetup + own)) - ofSetup;
        return new Store(number, currency, usualPrice, phones, tablets, leaning, pooled, setups);
    }

    private static StoreSetup changed(StoreSetup first, long since, Draws draws) {
        int payments = first.paymentOptions().size();
        int speeds = first.shippingSpeeds().size();
        return switch (draws.below(3)) {
            case 0 -> new StoreSetup(since, !first.requiresAccount(), first.paymentOptions(), first.shippingSpeeds());
            case 1 ->
                new StoreSetup(
                        since,
                        first.requiresAccount(),
                        PAYMENTS.subList(0, payments < PAYMENTS.size() ? payments + 1 : payments - 1),
                        first.shippingSpeeds());
            default ->
                new StoreSetup(
                        since,
                        first.requiresAccount(),
                        first.paymentOptions(),
                        SPEEDS.subList(0, speeds < SPEEDS.size() ? speeds + 1 : speeds - 1));
        };
    }

    String name() {
        return CartMarketSettings.retailer(number);
    }

    /** How the shop is set up at that time. */
    StoreSetup setup(long time) {
        StoreSetup last = setups.get(0);
        for (StoreSetup setup : setups) {
            last = setup.since() <= time ? setup : last;
        }
        return last;
    }

    /** What a product costs, in minor units ending in 9 or 5. */
    long priceMinor(long seed, int product) {
        Draws draws = Draws.of(seed, Topic.STORE_PRODUCT, number, product);
        double price = usualPriceMinor * StrictMath.exp(draws.around(0, 0.65));
        long tens = (long) (price / 10);
        return Math.max(195, tens * 10 + (draws.chance(0.5) ? 9 : 5));
    }

    /** The device that somebody uses. */
    String device(Draws draws) {
        return switch (draws.weighted(phones, tablets, 1 - phones - tablets)) {
            case 0 -> "phone";
            case 1 -> "tablet";
            default -> "desktop";
        };
    }
}
