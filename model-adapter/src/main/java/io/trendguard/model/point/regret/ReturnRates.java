package io.trendguard.model.point.regret;

import io.trendguard.event.Line;
import io.trendguard.model.feature.VectorBuilder;
import io.trendguard.model.history.Cohort;
import io.trendguard.model.history.PointInTime;
import io.trendguard.model.history.PointInTime.CatalogueEntry;
import io.trendguard.model.history.Settled;
import io.trendguard.model.history.Traits;
import io.trendguard.model.history.Window;
import java.util.List;
import java.util.Optional;

/**
 * How often lines like this one came back: of its product, brand, price, size and colour. Only settled lines count, those
 * whose time to be sent back is over, so that rates do not fall towards the present. A group with few settled lines is
 * drawn to the wider group around it: size and colour of a product to the product, the product to its brand, category and
 * price, these to the shop (empirical Bayes with fixed weights).
 */
final class ReturnRates {
    /** Names of the features that it gives. */
    static final List<String> SMOOTHED = List.of(
            "product_return_rate",
            "product_size_return_rate",
            "product_color_return_rate",
            "brand_return_rate",
            "brand_size_return_rate",
            "category_return_rate",
            "price_band_return_rate",
            "size_return_rate",
            "color_return_rate");

    private static final String NOTHING_SETTLED = "no outcome known yet";
    private static final String NO_BUYER =
            "no buyer in %d days whose time to send it back is over".formatted(Window.DAYS_90.days());
    private final PointInTime past;
    private final Traits traits;
    private final Settled shop;
    private final Settled product;
    private final double usual;
    private final double ofBrand;
    private final double ofCategory;
    private final double ofPriceBand;
    private final double ofProduct;
    private long asOf;
    private boolean forgotten;

    ReturnRates(Line line, Optional<CatalogueEntry> catalogue, PointInTime past) {
        this.past = past;
        Traits told = Traits.of(line);
        traits = catalogue.isPresent()
                ? told.or(catalogue.get().brand(), catalogue.get().category())
                : told;
        shop = read(Cohort.SHOP);
        product = read(Cohort.PRODUCT);
        usual = Rate.OF_BRAND.of(shop, Rate.USUAL_RETURNS);
        ofBrand = rate(Cohort.BRAND, Rate.OF_BRAND, usual);
        ofCategory = rate(Cohort.CATEGORY, Rate.OF_MANY, usual);
        ofPriceBand = rate(Cohort.PRICE_BAND, Rate.OF_MANY, usual);
        ofProduct = Rate.OF_PRODUCT.of(product, likeIt());
    }

    private double likeIt() {
        double sum = ofPriceBand;
        int groups = 1;
        if (traits.brand() != 0) {
            sum += ofBrand;
            groups++;
        }
        if (traits.category() != 0) {
            sum += ofCategory;
            groups++;
        }
        return sum / groups;
    }

    private Settled read(Cohort cohort) {
        Settled settled = past.settled(cohort, traits);
        asOf = Math.max(asOf, settled.asOf());
        forgotten |= settled.forgotten();
        return settled;
    }

    private double rate(Cohort cohort, Rate rate, double wider) {
        return rate.of(read(cohort), wider);
    }

    /** What the line is. */
    Traits traits() {
        return traits;
    }

    /** How often the product came back, drawn to what is usual for things like it. */
    double ofProduct() {
        return ofProduct;
    }

    /** The time of the latest fact in these rates, epoch milliseconds. */
    long asOf() {
        return asOf;
    }

    /** Why there are no rates; absent if there are some. */
    Optional<String> unknown() {
        return forgotten
                ? Optional.of(VectorBuilder.FORGOTTEN)
                : shop.lines() == 0 ? Optional.of(NOTHING_SETTLED) : Optional.empty();
    }

    void fill(VectorBuilder vector) {
        ofThisProduct(vector);
        Optional<String> unknown = unknown();
        if (unknown.isPresent()) {
            SMOOTHED.forEach(name -> vector.missing(name, unknown.get()));
            return;
        }
        // All are read before the first is written: each value is as old as the newest of what it is drawn to.
        double sized = rate(Cohort.PRODUCT_AND_SIZE, Rate.OF_PRODUCT, ofProduct);
        double colored = rate(Cohort.PRODUCT_AND_COLOR, Rate.OF_PRODUCT, ofProduct);
        double brandSized = rate(Cohort.BRAND_AND_SIZE, Rate.OF_BRAND_AND_SIZE, ofBrand);
        double size = rate(Cohort.SIZE, Rate.OF_MANY, usual);
        double color = rate(Cohort.COLOR, Rate.OF_MANY, usual);
        vector.number("product_return_rate", ofProduct, asOf);
        vector.number("price_band_return_rate", ofPriceBand, asOf);
        boolean branded = traits.brand() != 0;
        boolean hasSize = traits.size() != 0;
        boolean hasColor = traits.color() != 0;
        number(vector, "brand_return_rate", ofBrand, branded, "no brand known");
        number(vector, "category_return_rate", ofCategory, traits.category() != 0, "no category known");
        number(vector, "product_size_return_rate", sized, hasSize, "no size told");
        number(vector, "brand_size_return_rate", brandSized, hasSize && branded, "no size or brand told");
        number(vector, "size_return_rate", size, hasSize, "no size told");
        number(vector, "product_color_return_rate", colored, hasColor, "no colour told");
        number(vector, "color_return_rate", color, hasColor, "no colour told");
    }

    private void number(VectorBuilder vector, String name, double value, boolean known, String cause) {
        if (known) {
            vector.number(name, value, asOf);
        } else {
            vector.missing(name, cause);
        }
    }

    private void ofThisProduct(VectorBuilder vector) {
        if (product.forgotten() || product.lines90() == 0) {
            String cause = product.forgotten() ? VectorBuilder.FORGOTTEN : NO_BUYER;
            vector.missing("product_return_rate_90d", cause);
            vector.missing("size_fit_issue_rate", cause);
            return;
        }
        double share = Math.min(1, product.returned90() / product.lines90());
        vector.number("product_return_rate_90d", share, product.asOf());
        if (shop.fit90() == 0) {
            vector.missing("size_fit_issue_rate", "no return of 90 days was told to be about the fit");
            return;
        }
        double fit = Rate.OF_FIT.of((double) product.fit90(), product.lines90(), Rate.USUAL_FIT_ISSUES);
        vector.number("size_fit_issue_rate", fit, product.asOf());
    }
}
