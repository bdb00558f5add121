package io.trendguard.simulation.market;

/** What a customer is really like; no event says so, a model can only learn it from what the customer does. */
public enum CustomerType {
    /** Buys what is needed and keeps it. */
    STEADY(0.45, -1.3, 0.8),
    /** Buys in the heat of a trend, with many tabs open. */
    IMPULSIVE(0.20, 0.9, 1.0),
    /** Buys because it is cheap today. */
    BARGAIN_HUNTER(0.15, 0.1, 1.0),
    /** Never sure of the size, orders several. */
    SIZE_UNSURE(0.10, -0.4, 1.9),
    /** Sends back most of what arrives. */
    REPEAT_RETURNER(0.08, 3.2, 1.3),
    /** Wears it once and sends it back. */
    WARDROBER(0.02, 0.3, 1.0);

    private final double share;
    private final double regret;
    private final double fit;

    CustomerType(double share, double regret, double fit) {
        this.share = share;
        this.regret = regret;
        this.fit = fit;
    }

    static CustomerType draw(Draws draws) {
        double left = draws.unit();
        for (CustomerType type : values()) {
            left -= type.share;
            if (left < 0) {
                return type;
            }
        }
        return STEADY;
    }

    /** What being like this adds to the log-odds of regret. */
    double regret() {
        return regret;
    }

    /** By what a product's fit problems are multiplied. */
    double fit() {
        return fit;
    }
}
