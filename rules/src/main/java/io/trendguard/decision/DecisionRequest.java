package io.trendguard.decision;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.trendguard.budget.BudgetReading;
import io.trendguard.contact.ContactReading;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.experiment.ArmAssignment;
import io.trendguard.feature.FeatureVector;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.InputValue;
import io.trendguard.point.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision depends on. It is logged whole, so that anyone can decide again.
 *
 * @param decisionId named after the event and the decision point
 * @param tenant the retailer
 * @param decisionPoint which model and rulebook answer
 * @param stage before the purchase (the customer waits), after it, or after the customer left without buying
 * @param orderId order or cart
 * @param person the customer
 * @param eventTime when the purchase or checkout happened
 * @param decidedAt the time the decision is made at; the only clock it knows
 * @param currency ISO 4217
 * @param lines the items with what is known of each
 * @param contact reading of the contact ledger
 * @param budget reading of the budgets
 * @param arm the customer's arm
 * @param safeMode decide and log, contact nobody
 * @param faults what is unavailable, in words; with any fault the decision is to do nothing
 * @param features of the order or cart as a whole, for decision points that assess it as a whole
 * @param inputs what tables read of the order or cart, by name; only the decision point's own inputs
 */
public record DecisionRequest(
        String decisionId,
        Tenant tenant,
        DecisionPoint decisionPoint,
        Stage stage,
        String orderId,
        PersonRef person,
        Instant eventTime,
        Instant decidedAt,
        String currency,
        List<LineRequest> lines,
        ContactReading contact,
        BudgetReading budget,
        ArmAssignment arm,
        boolean safeMode,
        List<String> faults,
        Optional<FeatureVector> features,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, InputValue> inputs) {
    /** In the place of a line's id where the order or cart is assessed as a whole. */
    public static final String WHOLE = "basket";

    @SuppressWarnings("RedundantNullCheck") // entries of before state no inputs, so JSON brings null
    public DecisionRequest {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
        inputs = sorted(inputs);
    }

    /** One of a decision point that assesses each item and states nothing of the whole. */
    public DecisionRequest(
            String decisionId,
            Tenant tenant,
            DecisionPoint decisionPoint,
            Stage stage,
            String orderId,
            PersonRef person,
            Instant eventTime,
            Instant decidedAt,
            String currency,
            List<LineRequest> lines,
            ContactReading contact,
            BudgetReading budget,
            ArmAssignment arm,
            boolean safeMode,
            List<String> faults) {
        this(
                decisionId,
                tenant,
                decisionPoint,
                stage,
                orderId,
                person,
                eventTime,
                decidedAt,
                currency,
                lines,
                contact,
                budget,
                arm,
                safeMode,
                faults,
                Optional.empty(),
                Map.of());
    }

    private static Map<String, InputValue> sorted(@Nullable Map<String, InputValue> inputs) {
        return inputs == null || inputs.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /** What is known of each thing that a risk is told of, by the id of the line or {@link #WHOLE}, in order. */
    @JsonIgnore
    public Map<String, FeatureVector> assessed() {
        Map<String, FeatureVector> known = new LinkedHashMap<>();
        features.ifPresent(whole -> known.put(WHOLE, whole));
        for (LineRequest line : lines) {
            line.features().ifPresent(vector -> known.put(line.line().lineId(), vector));
        }
        return known;
    }

    /** The same request, and something more that is unavailable. */
    public DecisionRequest failing(String fault) {
        List<String> more = new ArrayList<>(faults);
        more.add(fault);
        return new DecisionRequest(
                decisionId,
                tenant,
                decisionPoint,
                stage,
                orderId,
                person,
                eventTime,
                decidedAt,
                currency,
                lines,
                contact,
                budget,
                arm,
                safeMode,
                more,
                features,
                inputs);
    }

    /**
     * One item and what is known of it.
     *
     * @param line the item
     * @param features absent if the histories could not be read; then {@code faults} says why
     * @param inputs what tables read of the item, by name, for example {@code announced_return}; in JSON they stand beside the
     *     item, as version 1 wrote them
     */
    public record LineRequest(
            Line line,
            Optional<FeatureVector> features,
            @JsonAnyGetter @JsonAnySetter Map<String, InputValue> inputs) {
        @SuppressWarnings("RedundantNullCheck") // entries of before state no inputs, so JSON brings null
        public LineRequest {
            inputs = sorted(inputs);
        }

        /** An item of which nothing is stated. */
        public LineRequest(Line line, Optional<FeatureVector> features) {
            this(line, features, Map.of());
        }
    }
}
