package io.trendguard.model.feature;

import io.trendguard.event.Line;
import io.trendguard.model.history.Counts;
import io.trendguard.model.history.ItemCounts;
import io.trendguard.model.history.PointInTime;
import io.trendguard.model.history.PointInTime.CatalogueEntry;
import io.trendguard.model.history.PointInTime.Stamped;
import io.trendguard.model.history.Window;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is known of the item that is bought: its price, its buyers, its brand and its category. */
final class ItemFeatures {
    private static final double DEEP = 0.5;
    private static final int FEWEST_WEEKS = 3;
    private static final String FORGOTTEN = "older than what is kept";
    private final Order order;
    private final Line line;
    private final PointInTime past;
    private final Optional<Stamped<CatalogueEntry>> catalogue;
    private final Optional<Stamped<Long>> listPrice;

    ItemFeatures(Order order, Line line, PointInTime past) {
        this.order = order;
        this.line = line;
        this.past = past;
        this.catalogue = past.catalogue(line.productId());
        this.listPrice = line.listPriceMinor()
                .map(price -> new Stamped<>(price, past.time()))
                .or(() -> catalogue.map(c -> new Stamped<>(c.value().listPriceMinor(), c.asOf())));
    }

    /** The share taken off the list price; absent without one. */
    OptionalDouble discount() {
        return listPrice.isPresent() && listPrice.get().value() > 0
                ? OptionalDouble.of(Math.max(
                        0,
                        1.0 - (double) line.paidPriceMinor() / listPrice.get().value()))
                : OptionalDouble.empty();
    }

    void fill(VectorBuilder vector) {
        price(vector);
        inBasket(vector);
        ItemCounts product = past.product(line.productId());
        product(vector, product);
        priceChange(vector, product);
        brand(vector);
        category(vector);
    }

    private void price(VectorBuilder vector) {
        vector.number("paid_price", line.paidPriceMinor(), vector.moment());
        OptionalDouble discount = discount();
        if (discount.isPresent()) {
            long asOf = listPrice.orElseThrow().asOf();
            vector.number("discount_depth", discount.getAsDouble(), asOf);
            vector.number("deep_discount", discount.getAsDouble() > DEEP ? 1 : 0, asOf);
        } else {
            vector.missing("discount_depth", "no list price known");
            vector.missing("deep_discount", "no list price known");
        }
        Optional<Stamped<Double>> resale = past.resalePrice(line.productId());
        if (resale.isPresent() && discount.isPresent()) {
            double drop = 1 - resale.get().value() / listPrice.orElseThrow().value();
            vector.number("resale_price_drop", drop, resale.get().asOf());
        } else {
            vector.missing("resale_price_drop", resale.isPresent() ? "no list price known" : "no resale price known");
        }
    }

    private void inBasket(VectorBuilder vector) {
        vector.number("quantity", line.quantity(), vector.moment());
        long variants = order.lines().stream()
                .filter(other -> other.productId().equals(line.productId()))
                .count();
        vector.number("items_of_product_in_basket", variants, vector.moment());
        long sizes = order.lines().stream()
                .filter(other -> other.productId().equals(line.productId()))
                .map(other -> other.size().map(Sizes::normalised).orElse(""))
                .distinct()
                .count();
        vector.number("sizes_of_item_in_basket", sizes, vector.moment());
        line.size()
                .ifPresentOrElse(
                        size -> vector.word("size", Sizes.normalised(size), vector.moment()),
                        () -> vector.missing("size", "not told"));
        line.color()
                .ifPresentOrElse(
                        color -> vector.word("color", color.strip(), vector.moment()),
                        () -> vector.missing("color", "not told"));
    }

    private void product(VectorBuilder vector, ItemCounts counts) {
        long buyers = counts.get(Window.DAYS_90, Counts.SOLD);
        long reviews = counts.get(Window.DAYS_90, Counts.REVIEWS);
        String cause = counts.forgotten() ? FORGOTTEN : "no buyer in 90 days";
        if (counts.forgotten() || buyers == 0) {
            vector.missing("product_return_rate_90d", cause);
            vector.missing("product_return_rate_30d", cause);
            vector.missing("size_fit_issue_rate", cause);
        } else {
            long returned = counts.get(Window.DAYS_90, Counts.RETURNED);
            vector.number("product_return_rate_90d", (double) Math.min(returned, buyers) / buyers, counts.asOf());
            vector.number(
                    "product_return_rate_30d",
                    Rate.OF_PRODUCT.of(
                            counts.get(Window.DAYS_30, Counts.RETURNED), counts.get(Window.DAYS_30, Counts.SOLD)),
                    counts.asOf());
            vector.number(
                    "size_fit_issue_rate",
                    Rate.OF_FIT.of(counts.get(Window.DAYS_90, Counts.FIT), buyers),
                    counts.asOf());
        }
        if (counts.forgotten()) {
            vector.missing("product_buyers_90d", FORGOTTEN);
            vector.missing("product_buyers_7d", FORGOTTEN);
        } else {
            vector.number("product_buyers_90d", buyers, counts.asOf());
            vector.number("product_buyers_7d", counts.get(Window.DAYS_7, Counts.SOLD), counts.asOf());
        }
        if (counts.forgotten() || reviews == 0) {
            vector.missing("review_rating_mean", counts.forgotten() ? FORGOTTEN : "no review in 90 days");
        } else {
            double stars = counts.get(Window.DAYS_90, Counts.STARS);
            vector.number("review_rating_mean", stars / reviews, counts.asOf());
        }
    }

    private void priceChange(VectorBuilder vector, ItemCounts counts) {
        long sold = counts.get(Window.DAYS_90, Counts.SOLD);
        long prices = counts.get(Window.DAYS_90, Counts.PRICES);
        if (counts.forgotten() || sold == 0 || prices == 0) {
            vector.missing("price_vs_past", counts.forgotten() ? FORGOTTEN : "no earlier price in 90 days");
        } else {
            double mean = (double) prices / sold;
            vector.number("price_vs_past", line.paidPriceMinor() / mean, counts.asOf());
        }
    }

    private void brand(VectorBuilder vector) {
        Optional<String> brand =
                line.brand().or(() -> catalogue.map(c -> c.value().brand()).filter(b -> !b.isEmpty()));
        rate(vector, "brand_return_rate_90d", brand.map(past::brand), "no brand known");
    }

    private void category(VectorBuilder vector) {
        Optional<String> category =
                line.category().or(() -> catalogue.map(c -> c.value().category()));
        long asOf = line.category().isPresent()
                ? vector.moment()
                : catalogue.map(Stamped::asOf).orElse(vector.moment());
        category.ifPresentOrElse(
                c -> vector.word("category", c.strip(), asOf), () -> vector.missing("category", "not told"));
        Optional<ItemCounts> counts = category.map(past::category);
        rate(vector, "category_return_rate_90d", counts, "no category known");
        OptionalDouble volatility = counts.isPresent() ? volatility(counts.get()) : OptionalDouble.empty();
        if (volatility.isPresent()) {
            vector.number(
                    "category_volatility",
                    volatility.getAsDouble(),
                    counts.orElseThrow().asOf());
        } else {
            vector.missing("category_volatility", "fewer than %d weeks of sales".formatted(FEWEST_WEEKS));
        }
    }

    private static void rate(VectorBuilder vector, String name, Optional<ItemCounts> counts, String unknown) {
        if (counts.isEmpty()) {
            vector.missing(name, unknown);
        } else if (counts.get().forgotten()) {
            vector.missing(name, FORGOTTEN);
        } else if (counts.get().get(Window.DAYS_90, Counts.SOLD) == 0) {
            vector.missing(name, "no buyer in 90 days");
        } else {
            ItemCounts c = counts.get();
            double rate = Rate.OF_MANY.of(c.get(Window.DAYS_90, Counts.RETURNED), c.get(Window.DAYS_90, Counts.SOLD));
            vector.number(name, rate, c.asOf());
        }
    }

    /** Standard deviation of weekly sales over their mean, since the first week with a sale. */
    private static OptionalDouble volatility(ItemCounts counts) {
        int weeks = ItemCounts.WEEKS;
        while (weeks > 0 && counts.weeklySales()[weeks - 1] == 0) {
            weeks--;
        }
        if (counts.forgotten() || weeks < FEWEST_WEEKS) {
            return OptionalDouble.empty();
        }
        double mean = 0;
        for (int i = 0; i < weeks; i++) {
            mean += (double) counts.weeklySales()[i] / weeks;
        }
        double variance = 0;
        for (int i = 0; i < weeks; i++) {
            double off = counts.weeklySales()[i] - mean;
            variance += off * off / weeks;
        }
        return OptionalDouble.of(StrictMath.sqrt(variance) / mean);
    }
}
