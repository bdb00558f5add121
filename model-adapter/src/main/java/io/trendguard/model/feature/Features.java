package io.trendguard.model.feature;

import io.trendguard.event.Event;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.history.Histories;
import io.trendguard.point.DecisionPoint;
import java.util.List;

/** Computes what is known at the moment of an event; training and serving both call it. */
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

    /**
     * The features of an event at a decision point: one vector for each item, in order, or one for the whole.
     *
     * @throws IllegalArgumentException if the point has no features or does not decide about such an event
     */
    public List<FeatureVector> of(DecisionPoint point, Event event) {
        return InstalledFeatures.of(point)
                .of(event, histories.at(event.tenant(), event.time(), event.knownAt()), zones);
    }
}
