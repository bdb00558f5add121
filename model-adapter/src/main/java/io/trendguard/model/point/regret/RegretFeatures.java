package io.trendguard.model.point.regret;

import io.trendguard.event.Event;
import io.trendguard.event.Line;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.CatalogueFile;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.Neutral;
import io.trendguard.model.feature.PointFeatures;
import io.trendguard.model.feature.VectorBuilder;
import io.trendguard.model.feature.Zones;
import io.trendguard.model.history.PointInTime;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.regret.RegretPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is known of each item of a purchase or cart at its moment; {@code catalogue.yaml} lists the features. */
public final class RegretFeatures implements PointFeatures {
    /** All of them, in order. */
    public static final FeatureSchema SCHEMA = CatalogueFile.beside(RegretFeatures.class);

    @Override
    public DecisionPoint point() {
        return RegretPoint.NAME;
    }

    @Override
    public FeatureSchema schema() {
        return SCHEMA;
    }

    /** The rates at which like items, and the same customers' items, came back. */
    @Override
    public Set<String> rising() {
        Set<String> names = new TreeSet<>(ReturnRates.SMOOTHED);
        names.addAll(Set.of(
                "creator_return_rate",
                "others_return_rate",
                "prior_return_rate_90d",
                "customer_return_rate",
                "customer_excess_returns"));
        return names;
    }

    @Override
    public Neutral neutral() {
        return new Neutral(
                "Purchases like this one are sent back more often than others.",
                "Purchases like this one are kept more often than others.");
    }

    @Override
    public List<FeatureVector> of(Event event, PointInTime past, Zones zones) {
        Order order = Order.of(event);
        List<ItemFeatures> items = new ArrayList<>(order.lines().size());
        List<ReturnRates> rates = new ArrayList<>(order.lines().size());
        for (Line line : order.lines()) {
            ItemFeatures item = new ItemFeatures(line, past);
            items.add(item);
            rates.add(new ReturnRates(line, item.catalogue(), past));
        }
        OrderFeatures shared =
                new OrderFeatures(order, past, zones.of(event.tenant(), order.customer(), event.knownAt()));
        CustomerFeatures customer = new CustomerFeatures(order, shared.customer(), past);
        BasketFeatures basket = new BasketFeatures(order, rates);
        List<FeatureVector> vectors = new ArrayList<>(order.lines().size());
        for (int i = 0; i < items.size(); i++) {
            VectorBuilder vector = new VectorBuilder(SCHEMA, event.time());
            Line line = order.lines().get(i);
            shared.fill(vector, line);
            customer.fill(vector, line, rates.get(i));
            basket.fill(vector, i);
            items.get(i).fill(vector);
            rates.get(i).fill(vector);
            TrendFeatures.fill(vector, line, past, items.get(i).discount());
            vectors.add(vector.build());
        }
        return vectors;
    }
}
