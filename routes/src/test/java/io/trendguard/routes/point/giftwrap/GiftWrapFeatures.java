package io.trendguard.routes.point.giftwrap;

import io.trendguard.event.Cart;
import io.trendguard.event.Event;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.Neutral;
import io.trendguard.model.feature.PointFeatures;
import io.trendguard.model.feature.VectorBuilder;
import io.trendguard.model.feature.Zones;
import io.trendguard.model.history.PointInTime;
import io.trendguard.model.point.regret.RegretFeatures;
import io.trendguard.point.DecisionPoint;
import java.util.List;
import java.util.Set;

/** One feature, which it shares with another decision point. */
public final class GiftWrapFeatures implements PointFeatures {
    private static final String LINE_COUNT = "line_count";
    private static final FeatureSchema SCHEMA = new FeatureSchema(List.of(RegretFeatures.SCHEMA.get(LINE_COUNT)));

    @Override
    public DecisionPoint point() {
        return GiftWrapPoint.NAME;
    }

    @Override
    public FeatureSchema schema() {
        return SCHEMA;
    }

    @Override
    public List<FeatureVector> of(Event event, PointInTime past, Zones zones) {
        VectorBuilder cart = new VectorBuilder(SCHEMA, event.time());
        cart.number(
                LINE_COUNT, ((Cart) event.fact()).lines().size(), event.time().toEpochMilli());
        return List.of(cart.build());
    }

    @Override
    public Set<String> rising() {
        return Set.of();
    }

    @Override
    public Neutral neutral() {
        return new Neutral(
                "Carts like this one are given away more often.", "Carts like this one are kept more often.");
    }
}
