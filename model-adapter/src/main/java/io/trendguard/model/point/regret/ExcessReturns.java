package io.trendguard.model.point.regret;

import io.trendguard.model.feature.VectorBuilder;
import io.trendguard.model.history.Cohort;
import io.trendguard.model.history.CustomerPast;
import io.trendguard.model.history.CustomerPast.Bought;
import io.trendguard.model.history.PointInTime;
import io.trendguard.model.history.Settled;
import io.trendguard.model.history.Traits;
import java.util.HashMap;
import java.util.Map;

/**
 * How much more of a customer's settled lines came back than usually does at their prices, per line and drawn to nothing
 * where there are few: what is the customer's own in a return rate, and not of the things that were bought.
 */
final class ExcessReturns {
    private static final String NAME = "customer_excess_returns";
    private static final double WEIGHT = 4;
    private final PointInTime past;
    private final Map<Integer, Double> usualOfBand = new HashMap<>();
    private int settled;
    private double excess;
    private long asOf;
    private boolean forgotten;

    ExcessReturns(CustomerPast customer, PointInTime past) {
        this.past = past;
        this.asOf = customer.asOf();
        for (Bought line : customer.lines()) {
            if (line.settled()) {
                settled++;
                excess += (line.cameBack() ? 1 : 0) - line.exposure() * usual(line.traits());
            }
        }
    }

    private double usual(Traits line) {
        return usualOfBand.computeIfAbsent(
                line.priceBand(),
                band -> Rate.OF_MANY.of(
                        read(Cohort.PRICE_BAND, line), Rate.OF_BRAND.of(read(Cohort.SHOP, line), Rate.USUAL_RETURNS)));
    }

    private Settled read(Cohort cohort, Traits line) {
        Settled group = past.settled(cohort, line);
        asOf = Math.max(asOf, group.asOf());
        forgotten |= group.forgotten();
        return group;
    }

    void fill(VectorBuilder vector) {
        if (settled == 0) {
            vector.missing(NAME, "no earlier outcome known");
        } else if (forgotten) {
            vector.missing(NAME, VectorBuilder.FORGOTTEN);
        } else {
            vector.number(NAME, excess / (settled + WEIGHT), asOf);
        }
    }
}
