package io.trendguard.model.feature;

import io.trendguard.event.Event;
import io.trendguard.event.Line;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.history.Histories;
import io.trendguard.model.history.PointInTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Computes what is known of each line of a purchase or cart at its moment; training and serving both call it. */
public final class Features {
    private final Histories histories;
    private final Zones zones;

    /**
     * Features from these histories.
     *
     * @param zones whose clocks say what time of day it is
     */
    public Features(Histories histories, Zones zones) {
        this.histories = histories;
        this.zones = zones;
    }

    /** The schema of every vector. */
    public static FeatureSchema schema() {
        return FeatureCatalogue.SCHEMA;
    }

    /** Names of the features that say how often things, and people, like these came back, drawn to wider groups. */
    public static Set<String> returnRates() {
        Set<String> names = new TreeSet<>(ReturnRates.SMOOTHED);
        names.addAll(Set.of(
                "creator_return_rate",
                "others_return_rate",
                "prior_return_rate_90d",
                "customer_return_rate",
                "customer_excess_returns"));
        return names;
    }

    /**
     * One vector for each line of a purchase or cart, in their order. It does not matter whether the event itself has been
     * applied to the histories.
     *
     * @throws IllegalArgumentException if the event is neither a purchase nor a cart
     */
    public List<FeatureVector> of(Event event) {
        Order order = Order.of(event);
        PointInTime past = histories.at(event.tenant(), event.time(), event.knownAt());
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
            VectorBuilder vector = new VectorBuilder(FeatureCatalogue.SCHEMA, event.time());
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
