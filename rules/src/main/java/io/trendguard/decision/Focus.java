package io.trendguard.decision;

import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.event.Line;
import io.trendguard.feature.FeatureVector;
import io.trendguard.point.InputValue;
import java.util.Map;
import java.util.Optional;

/**
 * What the policy looks at: the item with the highest risk, or the order or cart as a whole.
 *
 * @param line absent where the decision point assesses the whole
 * @param features what is known of it
 * @param inputs what is stated of it, by name
 */
record Focus(Optional<Line> line, FeatureVector features, Map<String, InputValue> inputs) {
    static Focus on(LineRequest line) {
        FeatureVector features = line.features()
                .orElseThrow(() -> new Decider.Unknown("The features of line (%s) are not known."
                        .formatted(line.line().lineId())));
        return new Focus(Optional.of(line.line()), features, line.inputs());
    }

    static Focus onWhole(DecisionRequest request) {
        FeatureVector features = request.features()
                .orElseThrow(
                        () -> new Decider.Unknown("The features of (%s) are not known.".formatted(request.orderId())));
        return new Focus(Optional.empty(), features, Map.of());
    }
}
