package io.trendguard.model.point.cart;

import io.trendguard.model.feature.PointTraining;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.cart.CartPoint;
import java.time.ZoneId;
import java.util.Iterator;

/** Training rows about the carts of one retailer. */
public final class CartTraining implements PointTraining {
    @Override
    public DecisionPoint point() {
        return CartPoint.NAME;
    }

    @Override
    public RowMoments moments() {
        return new CartMoments();
    }

    @Override
    public TrainingSet rows(Iterator<TrainingEvent> events, ZoneId shop) {
        CartRows rows = new CartRows();
        rows.add("", events, shop);
        return rows.build();
    }

    @Override
    public Pool pool() {
        return new CartPool();
    }
}
