package io.trendguard.model.point.cart;

import io.trendguard.model.feature.PointTraining;
import io.trendguard.model.feature.SharedWords;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import java.time.ZoneId;
import java.util.Iterator;

/** Rows about the carts of several retailers. */
final class CartPool implements PointTraining.Pool {
    private final CartRows rows = new CartRows();

    @Override
    public void add(String retailer, Iterator<TrainingEvent> events, ZoneId shop) {
        rows.add(retailer + "/", events, shop);
    }

    @Override
    public TrainingSet build(int fewest) {
        return SharedWords.only(rows.build(), fewest);
    }
}
