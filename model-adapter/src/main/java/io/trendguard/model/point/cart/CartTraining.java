package io.trendguard.model.point.cart;

import io.trendguard.event.Event;
import io.trendguard.model.feature.PointTraining;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.cart.CartPoint;
import java.util.Iterator;
import java.util.Optional;

/** Training rows about the carts of one retailer. */
public final class CartTraining implements PointTraining {
    @Override
    public DecisionPoint point() {
        return CartPoint.NAME;
    }

    @Override
    public RowMoments moments(RowRules rules) {
        return new CartMoments();
    }

    @Override
    public TrainingSet rows(Iterator<TrainingEvent> events, RowRules rules) {
        CartRows rows = new CartRows();
        rows.add("", events, rules.shop());
        return rows.build();
    }

    /** A purchase ends a cart, and with it the questions about it: it is more than an outcome. */
    @Override
    public boolean isOutcome(Event event) {
        return false;
    }

    @Override
    public Optional<Pool> pool() {
        return Optional.of(new CartPool());
    }
}
