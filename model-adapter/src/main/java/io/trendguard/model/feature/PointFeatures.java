package io.trendguard.model.feature;

import io.trendguard.event.Event;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.history.PointInTime;
import io.trendguard.point.DecisionPoint;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The features of one decision point's models, computed from histories as they were at a moment. Found by
 * {@link java.util.ServiceLoader}. Points may share features: one name means the same everywhere.
 */
public interface PointFeatures {
    /** Whose features they are. */
    DecisionPoint point();

    /** The features of every vector, in order; its version is the point's own. */
    FeatureSchema schema();

    /**
     * What is known at the moment of an event: one vector for each item, in order, or one for the whole, as the decision
     * point asks. It does not matter whether the event itself has been applied to the histories.
     *
     * @param past the histories as they were known then
     * @param zones whose clocks say what time of day it is
     * @throws IllegalArgumentException if the point does not decide about such an event
     */
    List<FeatureVector> of(Event event, PointInTime past, Zones zones);

    /** Names of the features with which a model's risk may only rise, all others being equal (monotone constraints). */
    Set<String> rising();

    /** What is true of any finding about what it decides, where a feature's own sentence is not true of its value. */
    Neutral neutral();

    /** The files of the model that answers until another is published; absent if nothing is decided until then. */
    default Optional<Map<String, byte[]>> baseline() {
        return Optional.empty();
    }

    /** A file beside the implementation: words for its features, customers' sentences in a language. */
    default Optional<InputStream> file(String name) {
        return Optional.ofNullable(getClass().getResourceAsStream(name));
    }
}
