package io.trendguard.model.feature;

/**
 * A share of few cases, drawn towards what is usual: {@code (hits + weight · usual) / (cases + weight)}.
 *
 * @param weight so many usual cases are added
 * @param usual share among them
 */
record Rate(double weight, double usual) {
    /** Three in ten trend purchases come back at the retailer the product was made for. */
    static final Rate OF_CUSTOMER = new Rate(2, 0.3);

    static final Rate OF_PRODUCT = new Rate(10, 0.3);
    static final Rate OF_MANY = new Rate(30, 0.3);
    /** One in ten does not fit. */
    static final Rate OF_FIT = new Rate(10, 0.1);

    double of(long hits, long cases) {
        return (Math.min(hits, cases) + weight * usual) / (cases + weight);
    }
}
