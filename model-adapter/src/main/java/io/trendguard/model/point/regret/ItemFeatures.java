package io.trendguard.model.point.regret;

import io.trendguard.event.Line;
import io.trendguard.model.feature.VectorBuilder;
import io.trendguard.model.history.Counts;
import io.trendguard.model.history.ItemCounts;
import io.trendguard.model.history.PointInTime;
import io.trendguard.model.history.PointInTime.CatalogueEntry;
import io.trendguard.model.history.PointInTime.Stamped;
import io.trendguard.model.history.Size;
import io.trendguard.model.history.Window;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is known of the item that is bought: its price, size, buyers, brand and category. */
final class ItemFeatures {
    private static final double DEEP = 0.5;
    private static final int FEWEST_WEEKS = 3;
    private static final String FEW_WEEKS = "fewer than %d weeks of sales".formatted(FEWEST_WEEKS);
    private final Line line;
    private final PointInTime past;
    private final Optional<Stamped<CatalogueEntry>> catalogue;
    private final Optional<Stamped<Long>> listPrice;

    ItemFeatures(Line line, PointInTime past) {
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

    /** How the item is offered, if the catalogue tells. */
    Optional<CatalogueEntry> catalogue() {
        return catalogue.map(Stamped::value);
    }

    /** A colour in one way of writing. */
    static String color(String told) {
        return told.strip().toLowerCase(Locale.ROOT);
    }

    void fill(VectorBuilder vector) {
        price(vector);
        sizeAndColor(vector);
        ItemCounts product = past.product(line.productId());
        product(vector, product);
        versus(vector, "price_vs_past", product);
        brand().map(past::brand)
                .ifPresentOrElse(
                        brand -> versus(vector, "price_vs_brand", brand),
                        () -> vector.missing("price_vs_brand", "no brand known"));
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

    private void sizeAndColor(VectorBuilder vector) {
        Optional<Size> size = line.size().map(Size::of);
        if (size.isPresent()) {
            vector.word("size", size.get().word(), vector.moment());
            vector.word("size_system", size.get().system().word(), vector.moment());
        } else {
            vector.missing("size", "not told");
            vector.missing("size_system", "not told");
        }
        OptionalDouble number = size.map(Size::number).orElse(OptionalDouble.empty());
        if (number.isPresent()) {
            vector.number("size_number", number.getAsDouble(), vector.moment());
        } else {
            vector.missing("size_number", size.isPresent() ? "sizes of this kind have no order" : "not told");
        }
        line.color()
                .ifPresentOrElse(
                        color -> vector.word("color", color(color), vector.moment()),
                        () -> vector.missing("color", "not told"));
    }

    private void product(VectorBuilder vector, ItemCounts counts) {
        if (counts.forgotten()) {
            vector.missing("product_buyers_90d", VectorBuilder.FORGOTTEN);
            vector.missing("product_buyers_7d", VectorBuilder.FORGOTTEN);
        } else {
            vector.number("product_buyers_90d", counts.get(Window.DAYS_90, Counts.SOLD), counts.asOf());
            vector.number("product_buyers_7d", counts.get(Window.DAYS_7, Counts.SOLD), counts.asOf());
        }
        long reviews = counts.get(Window.DAYS_90, Counts.REVIEWS);
        if (counts.forgotten() || reviews == 0) {
            vector.missing("review_rating_mean", counts.forgotten() ? VectorBuilder.FORGOTTEN : "no review in 90 days");
        } else {
            double stars = counts.get(Window.DAYS_90, Counts.STARS);
            vector.number("review_rating_mean", stars / reviews, counts.asOf());
        }
    }

    /** The price against the mean price of what was sold in 90 days. */
    private void versus(VectorBuilder vector, String name, ItemCounts counts) {
        long sold = counts.get(Window.DAYS_90, Counts.SOLD);
        long prices = counts.get(Window.DAYS_90, Counts.PRICES);
        if (counts.forgotten() || sold == 0 || prices == 0) {
            vector.missing(name, counts.forgotten() ? VectorBuilder.FORGOTTEN : "no earlier price in 90 days");
        } else {
            double mean = (double) prices / sold;
            vector.number(name, line.paidPriceMinor() / mean, counts.asOf());
        }
    }

    private Optional<String> brand() {
        return line.brand().or(() -> catalogue.map(c -> c.value().brand()).filter(b -> !b.isEmpty()));
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
        OptionalDouble volatility = counts.isPresent() ? volatility(counts.get()) : OptionalDouble.empty();
        if (volatility.isPresent()) {
            vector.number(
                    "category_volatility",
                    volatility.getAsDouble(),
                    counts.orElseThrow().asOf());
        } else {
            vector.missing("category_volatility", FEW_WEEKS);
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
