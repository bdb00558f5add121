package io.trendguard.warehouse;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.InputValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was known of one line of a decision, or of the whole.
 *
 * @param lookedAt whether the policy looked at it
 * @param values by column; what is not known is left out
 */
record FeatureRow(long position, DecisionPoint point, String lineId, boolean lookedAt, Map<String, Object> values) {
    /** Begins the columns of features. */
    static final String FEATURE = "f_";
    /** Begins the columns of a decision point's own inputs. */
    static final String INPUT = "i_";

    static List<FeatureRow> of(DecisionRow decided) {
        DecisionRequest request = decided.request();
        List<FeatureRow> rows = new ArrayList<>();
        Map<String, FeatureVector> assessed = request.assessed();
        Map<String, Map<String, InputValue>> inputs = new LinkedHashMap<>();
        request.lines().forEach(line -> inputs.put(line.line().lineId(), line.inputs()));
        assessed.forEach((line, vector) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            vector.features().forEach(feature -> put(values, feature));
            request.inputs().forEach((name, value) -> values.put(INPUT + name, value.value()));
            inputs.getOrDefault(line, Map.of()).forEach((name, value) -> values.put(INPUT + name, value.value()));
            rows.add(new FeatureRow(
                    decided.position(), request.decisionPoint(), line, line.equals(decided.lookedAt()), values));
        });
        return rows;
    }

    private static void put(Map<String, Object> values, Feature feature) {
        if (feature.value() instanceof FeatureValue.Numeric number) {
            values.put(FEATURE + feature.name(), (double) number.number());
        } else if (feature.value() instanceof FeatureValue.Category word) {
            values.put(FEATURE + feature.name(), word.category());
        }
    }
}
