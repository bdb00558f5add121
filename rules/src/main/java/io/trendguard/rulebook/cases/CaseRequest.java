package io.trendguard.rulebook.cases;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.budget.BudgetReading;
import io.trendguard.contact.ContactReading;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.experiment.ArmAssignment;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.InputValue;
import io.trendguard.point.OwnInput;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as an analyst writes it in a case: lines by id, features by name, the risk beside them.
 *
 * @param decidedAfterMinutes how long after the event it is decided
 * @param lines by id
 * @param whole at decision points that assess the order or cart as a whole
 */
record CaseRequest(
        String tenant,
        DecisionPoint decisionPoint,
        Stage stage,
        String orderId,
        String person,
        Instant eventTime,
        long decidedAfterMinutes,
        String currency,
        Map<String, CaseLine> lines,
        ContactReading contact,
        BudgetReading budget,
        ArmAssignment arm,
        boolean safeMode,
        List<String> faults,
        Optional<CaseWhole> whole) {
    private static final String SCHEMA = "golden-case";

    /** One line: what was bought, what is known, and the risk that the model tells. */
    record CaseLine(
            String productId,
            Optional<String> size,
            int quantity,
            long paidPriceMinor,
            Optional<Double> risk,
            Map<String, JsonNode> features,
            @JsonAnySetter Map<String, InputValue> inputs) {
        @SuppressWarnings("RedundantNullCheck") // most cases state none, so JSON brings null
        CaseLine {
            inputs = inputs == null ? Map.of() : Map.copyOf(inputs);
        }

        LineRequest request(String id, Instant asOf) {
            Line line = new Line(
                    id,
                    productId,
                    size,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    quantity,
                    Optional.empty(),
                    paidPriceMinor);
            return new LineRequest(line, known(features, risk, asOf), inputs);
        }
    }

    /** What is known of the order or cart as a whole, at decision points that assess it as a whole. */
    record CaseWhole(
            Optional<Double> risk,
            Map<String, JsonNode> features,
            @JsonAnySetter Map<String, InputValue> inputs) {
        @SuppressWarnings("RedundantNullCheck") // most cases state none, so JSON brings null
        CaseWhole {
            inputs = inputs == null ? Map.of() : Map.copyOf(inputs);
        }
    }

    private static Optional<FeatureVector> known(Map<String, JsonNode> features, Optional<Double> risk, Instant asOf) {
        if (features.isEmpty() && risk.isEmpty()) {
            return Optional.empty();
        }
        Map<String, FeatureValue> values = new TreeMap<>();
        features.forEach((name, value) -> values.put(name, value(value)));
        risk.ifPresent(told -> values.put(CaseRiskModel.FEATURE, new FeatureValue.Numeric(told.floatValue())));
        List<Feature> named = values.entrySet().stream()
                .map(entry -> new Feature(entry.getKey(), entry.getValue(), asOf))
                .toList();
        return Optional.of(new FeatureVector(SCHEMA, named));
    }

    private static FeatureValue value(JsonNode node) {
        if (node.isNumber()) {
            return new FeatureValue.Numeric((float) node.doubleValue());
        }
        String word = node.asText();
        return word.equals("missing") ? new FeatureValue.Missing("the case says so") : new FeatureValue.Category(word);
    }

    /** Whatever is stated beside the fields is an input of the decision point's own. */
    private void mustBeKnown(String what, Map<String, InputValue> inputs) {
        List<String> known = PointDefinitions.installed().of(decisionPoint).inputs().stream()
                .map(OwnInput::name)
                .toList();
        for (String stated : inputs.keySet()) {
            if (!known.contains(stated)) {
                throw new IllegalArgumentException(
                        "%s states (%s), which is no field of it. Inputs of the decision point (%s) are %s; check the spelling."
                                .formatted(what, stated, decisionPoint, known));
            }
        }
    }

    DecisionRequest request() {
        Map<String, CaseLine> ordered = new TreeMap<>(lines);
        ordered.forEach((id, line) -> mustBeKnown("The line (%s)".formatted(id), line.inputs()));
        whole.ifPresent(stated -> mustBeKnown("The whole", stated.inputs()));
        return new DecisionRequest(
                "d_" + "0".repeat(32),
                new Tenant(tenant),
                decisionPoint,
                stage,
                orderId,
                new PersonRef(person),
                eventTime,
                eventTime.plus(Duration.ofMinutes(decidedAfterMinutes)),
                currency,
                ordered.entrySet().stream()
                        .map(entry -> entry.getValue().request(entry.getKey(), eventTime))
                        .toList(),
                contact,
                budget,
                arm,
                safeMode,
                faults,
                whole.flatMap(stated -> known(stated.features(), stated.risk(), eventTime)),
                whole.map(CaseWhole::inputs).orElse(Map.of()));
    }
}
