package io.trendguard.simulation.market;

import io.trendguard.simulation.market.Draws.Topic;
import io.trendguard.simulation.market.Words.Category;
import java.util.ArrayList;
import java.util.List;

/** Everything the shop sells, and at what discount. */
final class Catalogue {
    private final long seed;
    private final List<CatalogueItem> items;

    Catalogue(MarketSettings settings) {
        this.seed = settings.seed();
        List<CatalogueItem> made = new ArrayList<>(settings.products());
        for (int number = 0; number < settings.products(); number++) {
            made.add(item(settings, number));
        }
        this.items = List.copyOf(made);
    }

    private static CatalogueItem item(MarketSettings settings, int number) {
        Draws draws = Draws.of(settings.seed(), Topic.PRODUCT, number);
        Category category = draws.pick(Words.CATEGORIES);
        long price = 100 * whole(draws.logBetween(category.leastPrice(), category.mostPrice())) + 99;
        boolean repriced = draws.chance(0.05);
        long start = settings.start().toEpochMilli();
        long repricedAt = repriced
                ? start + Words.DAY * whole(draws.between(0.2, 0.9) * settings.days()) + 6 * Words.HOUR
                : Long.MAX_VALUE;
        double issue = draws.unit();
        return new CatalogueItem(
                number,
                draws.pick(Words.LOOKS) + " " + category.noun() + " " + Words.digits(number, 4),
                category,
                draws.pick(Words.BRANDS),
                price,
                draws.chance(0.5) ? price * 9 / 10 : price * 11 / 10,
                repricedAt,
                draws.unit(),
                Math.min(0.4, category.fitIssues() * (0.3 + 3.2 * issue * issue * issue)),
                0.005 + 0.03 * draws.unit() * draws.unit());
    }

    private static long whole(double number) {
        return (long) number;
    }

    List<CatalogueItem> items() {
        return items;
    }

    /** A product that somebody looks for without any trend; some are asked for far more often. */
    CatalogueItem popular(Draws draws) {
        double u = draws.unit();
        return items.get((int) (items.size() * u * u));
    }

    /** What the shop takes off in that week, in per cent; what a trend has left behind is cleared. */
    int discountPercent(CatalogueItem item, long time, double daysSincePeak) {
        Draws draws = Draws.of(seed, Topic.PROMOTION, item.number(), Math.floorDiv(time, 7 * Words.DAY));
        int regular = switch (draws.weighted(0.5, 0.36, 0.14)) {
            case 0 -> 0;
            case 1 -> 5 * (2 + draws.below(5));
            default -> 5 * (8 + draws.below(5));
        };
        int clearance = daysSincePeak > 3 && draws.chance(0.6) ? 5 * (2 + draws.below(5)) : 0;
        return Math.min(70, regular + clearance);
    }
}
