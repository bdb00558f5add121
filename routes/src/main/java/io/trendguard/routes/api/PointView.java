package io.trendguard.routes.api;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.point.InputValue;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.PointWords;
import io.trendguard.point.Situation;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the decision point of a decision declares, for the page.
 *
 * @param name of the decision point
 * @param words how people speak of what it decides
 * @param situation what this decision was about
 */
public record PointView(String name, PointWords words, Situation situation) {
    private static final PointWords UNKNOWN_WORDS =
            new PointWords("order", "are at risk", "what was asked about", "were at risk", "");
    private static final Situation UNKNOWN_SITUATION =
            Situation.of("Order", "orders", "something was to be decided about {items} ({order})");

    /** Of a decision that may have been made at a point that this program no longer has. */
    static PointView of(DecisionRequest request) {
        Map<String, InputValue> inputs = new TreeMap<>(request.inputs());
        request.lines().stream().findFirst().ifPresent(line -> inputs.putAll(line.inputs()));
        return PointDefinitions.installed()
                .find(request.decisionPoint())
                .map(point -> new PointView(
                        point.point().name(),
                        point.words(),
                        point.situation(
                                request.stage(), inputs, !request.lines().isEmpty())))
                .orElseGet(() -> new PointView(request.decisionPoint().name(), UNKNOWN_WORDS, UNKNOWN_SITUATION));
    }
}
