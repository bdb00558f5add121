package io.trendguard.simulation.carts;

import io.trendguard.simulation.carts.PlannedCart.Activity;
import io.trendguard.simulation.carts.PlannedCart.Item;
import io.trendguard.simulation.market.Draws;
import io.trendguard.simulation.market.Draws.Topic;
import io.trendguard.simulation.market.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans the carts of one retailer: who fills them with what, and whether they are bought. */
final class CartPlanner {
    private static final List<String> SOURCES = List.of("search", "direct", "tiktok", "instagram", "newsletter");
    /** How long after the last activity of a cart its customer has no other one, so that every order has one cart. */
    private static final long ONE_AT_A_TIME = 4 * Words.DAY;

    /** How many customers there are for each cart, unless the days are so few that nobody would be free. */
    private static final double CUSTOMERS = 0.6;

    private static final double KEEPS_DEVICE = 0.85;
    private static final double COMES_BACK = 0.15;
    private static final double REACHES_CHECKOUT = 0.35;
    private static final double CHOOSES_SPEED = 0.85;
    private static final double BOUGHT_LATE = 0.03;
    private static final double PURCHASE_NAMES_CART = 0.97;

    private final CartMarketSettings settings;
    private final Store store;
    private final long[] freeFrom;

    CartPlanner(CartMarketSettings settings, Store store) {
        this.settings = settings;
        this.store = store;
        double customers = Math.max(CUSTOMERS, Math.min(1, 10.0 / settings.days()));
        this.freeFrom = new long[Math.max(10, (int) (settings.cartsPerRetailer() * customers))];
    }

    /** All carts, in the order in which they are begun. */
    List<PlannedCart> plan() {
        long start = settings.start().toEpochMilli() + Words.HOUR;
        long span = settings.end().toEpochMilli() - start;
        List<PlannedCart> carts = new ArrayList<>(settings.cartsPerRetailer());
        for (int number = 1; number <= settings.cartsPerRetailer(); number++) {
            Draws draws = draws(Topic.STORE_CART, number);
            long begin = start + (long) ((number - 1 + draws.unit()) / settings.cartsPerRetailer() * span);
            int shopper = visitor(draws, begin);
            PlannedCart cart = cart(number, Shopper.of(settings.seed(), store, shopper), begin, draws);
            freeFrom[shopper] = cart.lastActivity() + ONE_AT_A_TIME;
            carts.add(cart);
        }
        return carts;
    }

    private Draws draws(Topic topic, int cart) {
        return Draws.of(settings.seed(), topic, store.number(), cart);
    }

    /** Somebody who has no other cart: some come often. */
    private int visitor(Draws draws, long time) {
        double u = draws.unit();
        int wanted = (int) (freeFrom.length * u * u);
        for (int i = 0; i < freeFrom.length; i++) {
            int shopper = (wanted + i) % freeFrom.length;
            if (freeFrom[shopper] <= time) {
                return shopper;
            }
        }
        throw new IllegalStateException("All %d customers of (%s) have a cart already. Maybe the days are too few."
                .formatted(freeFrom.length, store.name()));
    }

    private PlannedCart cart(int number, Shopper shopper, long begin, Draws draws) {
        String device = draws.chance(KEEPS_DEVICE) ? shopper.device() : store.device(draws);
        String source = draws.pick(SOURCES);
        boolean cameBack = draws.chance(COMES_BACK);
        boolean checkout = draws.chance(REACHES_CHECKOUT);
        List<Activity> activities = activities(begin, cameBack, checkout, draws);
        Activity last = activities.get(activities.size() - 1);
        StoreSetup setup = store.setup(begin);
        Optional<String> speed = speed(setup, draws);
        int speedFrom = draws.below(activities.size());
        List<Item> items = items(last.items(), draws);
        double value = PlannedCart.value(items);
        double abandonment = TrueAbandonment.probability(
                store.setup(last.time()),
                new TrueAbandonment.Standing(
                        value,
                        items.stream().mapToInt(Item::quantity).sum(),
                        device,
                        speed,
                        checkout,
                        cameBack,
                        store.leaning() + shopper.leaning()));
        Draws fate = draws(Topic.STORE_OUTCOME, number);
        Optional<Long> boughtAt = boughtAt(last.time(), value, abandonment, fate);
        return new PlannedCart(
                number,
                shopper.number(),
                device,
                source,
                speed,
                speedFrom,
                items,
                activities,
                abandonment,
                boughtAt,
                fate.chance(PURCHASE_NAMES_CART));
    }

    /** Every activity of the first visit puts something in; who comes back often only looks. */
    private static List<Activity> activities(long begin, boolean cameBack, boolean checkout, Draws draws) {
        List<Activity> activities = new ArrayList<>();
        long time = begin;
        int held = 0;
        int first = 1 + draws.weighted(0.35, 0.35, 0.2, 0.1);
        for (int i = 0; i < first; i++) {
            held += 1 + draws.weighted(0.75, 0.25);
            activities.add(new Activity(time, false, held));
            time += (long) (draws.between(0.5, 12) * Words.MINUTE);
        }
        if (cameBack) {
            time += (long) (draws.logBetween(1, 60) * Words.HOUR);
            held += draws.chance(0.5) ? 1 : 0;
            activities.add(new Activity(time, false, held));
            time += (long) (draws.between(0.5, 12) * Words.MINUTE);
        }
        if (checkout) {
            activities.add(new Activity(time, true, held));
        }
        return activities;
    }

    private static Optional<String> speed(StoreSetup setup, Draws draws) {
        List<String> offered = setup.shippingSpeeds();
        if (!draws.chance(CHOOSES_SPEED)) {
            return Optional.empty();
        }
        return Optional.of(draws.chance(0.55) ? offered.get(0) : draws.pick(offered));
    }

    private List<Item> items(int count, Draws draws) {
        List<Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int product = draws.below(Store.PRODUCTS);
            int quantity = 1 + draws.weighted(0.88, 0.09, 0.03);
            items.add(new Item(product, quantity, store.priceMinor(settings.seed(), product)));
        }
        return items;
    }

    private static Optional<Long> boughtAt(long last, double value, double abandonment, Draws draws) {
        if (!draws.chance(abandonment)) {
            double hours = TrueAbandonment.hoursToPurchase(value, draws.unit());
            long wait = (long) (hours * Words.HOUR);
            return Optional.of(last + Math.max(Words.MINUTE, Math.min(PlannedCart.HORIZON, wait)));
        }
        if (draws.chance(BOUGHT_LATE)) {
            return Optional.of(last + PlannedCart.HORIZON + (long) (draws.logBetween(0.2, 48) * Words.HOUR));
        }
        return Optional.empty();
    }
}
