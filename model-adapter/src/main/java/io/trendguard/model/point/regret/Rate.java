package io.trendguard.model.point.regret;

import io.trendguard.model.history.Settled;

/**
 * A share of few cases, drawn towards what is usual: {@code (hits + weight · usual) / (cases + weight)}.
 *
 * @param weight so many usual cases are added
 */
record Rate(double weight) {
    /** Three in ten trend purchases come back at the retailer the product was made for. */
    static final double USUAL_RETURNS = 0.3;
    /** One in ten does not fit. */
    static final double USUAL_FIT_ISSUES = 0.1;

    static final Rate OF_CUSTOMER = new Rate(2);
    static final Rate OF_FIT = new Rate(10);
    static final Rate OF_PRODUCT = new Rate(15);
    static final Rate OF_BRAND_AND_SIZE = new Rate(20);
    static final Rate OF_BRAND = new Rate(30);
    static final Rate OF_MANY = new Rate(50);

    double of(double hits, double cases, double usual) {
        return (Math.min(hits, cases) + weight * usual) / (cases + weight);
    }

    /** The share of settled lines that came back. */
    double of(Settled settled, double usual) {
        return of((double) settled.returned(), settled.lines(), usual);
    }
}
