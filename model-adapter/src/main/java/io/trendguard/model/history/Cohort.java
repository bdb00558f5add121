package io.trendguard.model.history;

/** The groups of lines whose outcomes are counted together, from the whole shop down to one size of one product. */
public enum Cohort {
    SHOP(1),
    PRICE_BAND(2),
    CATEGORY(3),
    BRAND(4),
    BRAND_AND_SIZE(5),
    SIZE(6),
    COLOR(7),
    PRODUCT(8),
    PRODUCT_AND_SIZE(9),
    PRODUCT_AND_COLOR(10);

    private static final Cohort[] ALL = values();

    private final int code;

    Cohort(int code) {
        this.code = code;
    }

    /** All of them, not to be changed. */
    static Cohort[] all() {
        return ALL;
    }

    /** Names the group that a line belongs to; 0 if the line does not tell. Its code is part of the stored name. */
    long of(Traits line) {
        return switch (this) {
            case SHOP -> key(1, 1);
            case PRICE_BAND -> key(line.priceBand() + 1L, 1);
            case CATEGORY -> key(line.category(), 1);
            case BRAND -> key(line.brand(), 1);
            case BRAND_AND_SIZE -> key(line.brand(), line.size());
            case SIZE -> key(line.size(), 1);
            case COLOR -> key(line.color(), 1);
            case PRODUCT -> key(line.product(), 1);
            case PRODUCT_AND_SIZE -> key(line.product(), line.size());
            case PRODUCT_AND_COLOR -> key(line.product(), line.color());
        };
    }

    /** Names the group of a product; only for {@link #PRODUCT}. */
    static long ofProduct(long product) {
        return PRODUCT.key(product, 1);
    }

    private long key(long first, long second) {
        return first == 0 || second == 0 ? 0 : Bytes.mix(Bytes.mix(first + code) ^ second);
    }
}
