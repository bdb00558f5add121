package io.trendguard.warehouse.list;

/** The 95 % score interval of a share (Wilson 1927, J. Am. Stat. Assoc. 22). */
record Wilson(double low, double high) {
    private static final double Z = 1.959963984540054;

    static Wilson of(long hits, long of) {
        double share = (double) hits / of;
        double square = Z * Z / of;
        double middle = (share + square / 2) / (1 + square);
        double half = Z * Math.sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square);
        return new Wilson(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
