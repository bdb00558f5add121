package io.trendguard.simulation.market;

import io.trendguard.simulation.market.Words.Category;

/** A product with what the shop does not know about it: how well it is made and how often it does not fit. */
record CatalogueItem(
        int number,
        String name,
        Category category,
        String brand,
        long firstPrice,
        long laterPrice,
        long repricedAt,
        double quality,
        double fitIssues,
        double defects) {

    String id() {
        return "p-" + Words.digits(number, 5);
    }

    long listPriceAt(long time) {
        return time < repricedAt ? firstPrice : laterPrice;
    }
}
