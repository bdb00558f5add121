package io.trendguard.decision;

import io.trendguard.budget.BudgetReading;
import io.trendguard.contact.ContactReading;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Return;
import io.trendguard.event.Tenant;
import io.trendguard.experiment.ArmAssignment;
import io.trendguard.feature.FeatureVector;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything a decision depends on. It is logged whole, so that anyone can decide again.
 *
 * @param decisionId named after the event
 * @param tenant the retailer
 * @param decisionPoint which model and rulebook answer
 * @param stage before the purchase (checkout call) or after it
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
 * @param faults what could not be had, in words; with any fault the decision is to do nothing
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
        List<String> faults) {
    public DecisionRequest {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /** The same request, and something more that could not be had. */
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
                more);
    }

    /**
     * One item and what is known of it.
     *
     * @param line the item
     * @param features absent if the histories could not be read; then {@code faults} says why
     * @param announcedReturn why the customer wants to send it back, where they have said so
     */
    public record LineRequest(Line line, Optional<FeatureVector> features, Optional<Return.Reason> announcedReturn) {
        /** An item that nobody has asked to send back. */
        public LineRequest(Line line, Optional<FeatureVector> features) {
            this(line, features, Optional.empty());
        }
    }
}
