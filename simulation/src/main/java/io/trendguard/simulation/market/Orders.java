package io.trendguard.simulation.market;

import io.trendguard.simulation.market.Draws.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who orders what and when: every order is a function of the seed and its number, and numbers follow time. */
final class Orders {
    /** How long before an order its first event can be. */
    static final long LEAD = 4 * Words.HOUR;

    /** Share of a day's orders by the end of each hour, UTC: quiet nights, busy evenings. */
    private static final double[] DAY = {
        0.030, 0.050, 0.063, 0.072, 0.080, 0.090, 0.106, 0.130, 0.163, 0.203, 0.246, 0.290, 0.335, 0.380, 0.424, 0.469,
        0.517, 0.571, 0.634, 0.706, 0.785, 0.865, 0.940, 1.000
    };

    private final MarketSettings settings;
    private final Customers customers;
    private final Catalogue catalogue;
    private final Trends trends;
    private final List<CreatorProfile> creators;

    Orders(
            MarketSettings settings,
            Customers customers,
            Catalogue catalogue,
            Trends trends,
            List<CreatorProfile> creators) {
        this.settings = settings;
        this.customers = customers;
        this.catalogue = catalogue;
        this.trends = trends;
        this.creators = creators;
    }

    /** When an order is placed; later numbers are never earlier. */
    long time(long number) {
        double jitter = Draws.of(settings.seed(), Topic.ARRIVAL, number).unit();
        double days = (number + jitter) / settings.purchases() * settings.days();
        long day = (long) days;
        double share = days - day;
        int hour = 0;
        while (hour < 23 && DAY[hour] <= share) {
            hour++;
        }
        double before = hour == 0 ? 0 : DAY[hour - 1];
        double within = (share - before) / (DAY[hour] - before);
        long start = settings.start().toEpochMilli();
        return start + day * Words.DAY + (long) ((hour + Math.min(within, 0.999999)) * Words.HOUR);
    }

    /** The order of that number. */
    PlannedOrder order(long number) {
        Draws draws = Draws.of(settings.seed(), Topic.ORDER, number);
        long at = time(number);
        Optional<TrendCurve> trend =
                draws.chance(settings.trendShare()) ? trends.followed(draws, at) : Optional.empty();
        Customer customer = trend.isPresent() ? customers.trendVisitor(draws, at) : customers.visitor(draws, at);
        boolean impulse = draws.chance(customer.type() == CustomerType.IMPULSIVE ? 0.7 : 0.15);
        int tabs = impulse ? 3 + draws.below(3) : 1;
        double cartMinutes = impulse ? 0.7 + draws.waiting(2.0) : 2.0 + Math.min(200, draws.waiting(25.0));
        long cartStartedAt = at - (long) (cartMinutes * Words.MINUTE);
        long checkoutAt = at - (long) (draws.between(0.1, 0.5) * Math.min(cartMinutes, 4.0) * Words.MINUTE);
        String device = trend.isPresent() && draws.chance(0.6) ? "phone" : customer.device();
        String source = trend.isPresent() ? trendSource(draws) : plainSource(draws);
        Basket basket = new Basket(customer, at, tabs, cartMinutes);
        return new PlannedOrder(
                number, customer, at, cartStartedAt, checkoutAt, tabs, device, source, lines(draws, basket, trend));
    }

    private static String trendSource(Draws draws) {
        return switch (draws.weighted(0.7, 0.2, 0.1)) {
            case 0 -> "tiktok";
            case 1 -> "instagram";
            default -> "direct";
        };
    }

    private static String plainSource(Draws draws) {
        return switch (draws.weighted(0.4, 0.3, 0.15, 0.1, 0.05)) {
            case 0 -> "search";
            case 1 -> "direct";
            case 2 -> "newsletter";
            case 3 -> "marketplace";
            default -> "tiktok";
        };
    }

    private record Basket(Customer customer, long at, int tabs, double cartMinutes) {}

    private List<PlannedLine> lines(Draws draws, Basket basket, Optional<TrendCurve> trend) {
        int items = 1 + draws.weighted(0.70, 0.20, 0.07, 0.03);
        List<PlannedLine> lines = new ArrayList<>(items + 2);
        for (int i = 0; i < items; i++) {
            Optional<TrendCurve> followed = i == 0
                    ? trend
                    : trend.isPresent() && draws.chance(0.4) ? trends.followed(draws, basket.at()) : Optional.empty();
            CatalogueItem item = followed.map(curve -> catalogue.items().get(curve.item()))
                    .orElseGet(() -> catalogue.popular(draws));
            if (lines.stream().anyMatch(line -> line.item().number() == item.number())) {
                continue;
            }
            addSizes(draws, basket, item, followed, lines);
        }
        return lines;
    }

    private void addSizes(
            Draws draws, Basket basket, CatalogueItem item, Optional<TrendCurve> trend, List<PlannedLine> lines) {
        List<String> sizes = item.category().sizes();
        boolean unsure = basket.customer().type() == CustomerType.SIZE_UNSURE;
        int ordered = sizes.size() > 1 && draws.chance(unsure ? 0.30 : 0.04) ? 2 + draws.below(2) : 1;
        int usual = sizes.indexOf(customers.usualSize(basket.customer(), item.category()));
        int first = Math.max(0, Math.min(usual, sizes.size() - ordered));
        String colour = draws.pick(Words.COLOURS);
        for (int i = 0; i < ordered; i++) {
            int quantity = ordered == 1 && draws.chance(0.05) ? 2 : 1;
            lines.add(line(basket, item, trend, lines.size() + 1, sizes.get(first + i), colour, quantity, ordered));
        }
    }

    private PlannedLine line(
            Basket basket,
            CatalogueItem item,
            Optional<TrendCurve> trend,
            int number,
            String size,
            String colour,
            int quantity,
            int sizesOrdered) {
        long at = basket.at();
        double daysSincePeak = trend.map(curve -> curve.daysSincePeak(at)).orElse(-1.0);
        int percent = catalogue.discountPercent(item, at, daysSincePeak);
        long list = item.listPriceAt(at);
        Customer customer = basket.customer();
        int hour = (int) (Math.floorMod(at, Words.DAY) / Words.HOUR);
        RegretDrivers drivers = new RegretDrivers(
                trend.map(curve -> curve.dayVelocityAt(at)).orElse(0.0),
                daysSincePeak,
                percent / 100.0,
                trend.map(curve -> creators.get(curve.creator()).overPromise()).orElse(0.0),
                trend.map(TrendCurve::letDown).orElse(0.0),
                trend.map(curve -> 0.72 - curve.resalePart(at)).orElse(0.0),
                trend.map(TrendCurve::fake).orElse(false),
                item.quality(),
                customer.type(),
                basket.tabs(),
                basket.cartMinutes(),
                hour >= 22 || hour < 4,
                customer.birthYear().orElse(1980) > 2000);
        double fit = sizesOrdered > 1
                ? 0.92 * (sizesOrdered - 1) / sizesOrdered
                : Math.min(0.7, item.fitIssues() * customer.type().fit());
        double fraud = customer.type() == CustomerType.WARDROBER ? 0.25 : 0.0005;
        return new PlannedLine(
                number,
                item,
                size,
                colour,
                quantity,
                list,
                list * (100 - percent) / 100,
                sizesOrdered,
                trend,
                drivers.score(),
                fit,
                item.defects(),
                fraud);
    }
}
