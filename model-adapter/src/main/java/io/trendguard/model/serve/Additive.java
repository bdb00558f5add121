package io.trendguard.model.serve;

/** Log-odds that are a baseline plus one contribution of each feature, exactly. */
interface Additive {
    /** Log-odds of one encoded row; NaN is missing. */
    double logOdds(float[] row);

    /** Log-odds of encoded rows that lie one after the other. */
    double[] logOdds(float[] rows, int count);

    /** What each feature of an encoded row adds. */
    double[] contributions(float[] row);

    /** What is said of the average training row. */
    double baseline();
}
