package io.trendguard.model.history;

import io.trendguard.event.Line;
import java.util.Locale;

/**
 * What of a line its outcome may depend on, as numbers that stand for names; 0 where nothing is told.
 *
 * @param product stands for the product
 * @param brand stands for the brand
 * @param category stands for the category
 * @param size stands for the size, see {@link Size}
 * @param color stands for the colour
 * @param priceBand the price of one piece in steps of a quarter (factor 2^(1/3))
 */
public record Traits(long product, long brand, long category, int size, int color, int priceBand) {
    /** Nothing is told. */
    static final Traits NONE = new Traits(0, 0, 0, 0, 0, 0);

    private static final double BANDS_PER_DOUBLING = 3;

    /** The traits of a line. */
    public static Traits of(Line line) {
        return new Traits(
                Bytes.hash(line.productId()),
                line.brand().map(Bytes::hash).orElse(0L),
                line.category().map(Bytes::hash).orElse(0L),
                line.size().map(size -> Size.of(size).code()).orElse(0),
                line.color().map(Traits::color).orElse(0),
                band(line.paidPriceMinor()));
    }

    /** A product of which nothing else is told, as in a return. */
    static Traits ofProduct(String productId) {
        return new Traits(Bytes.hash(productId), 0, 0, 0, 0, 0);
    }

    /** The same where the catalogue, not the line, tells brand and category. */
    public Traits or(String catalogueBrand, String catalogueCategory) {
        long itsBrand = brand != 0 || catalogueBrand.isEmpty() ? brand : Bytes.hash(catalogueBrand);
        long itsCategory = category != 0 || catalogueCategory.isEmpty() ? category : Bytes.hash(catalogueCategory);
        return new Traits(product, itsBrand, itsCategory, size, color, priceBand);
    }

    private static int color(String told) {
        int hash = (int) Bytes.hash(told.strip().toLowerCase(Locale.ROOT));
        return hash == 0 ? 1 : hash;
    }

    private static int band(long priceMinor) {
        return priceMinor <= 0
                ? 0
                : 1 + (int) (BANDS_PER_DOUBLING * StrictMath.log((double) priceMinor) / StrictMath.log(2));
    }
}
