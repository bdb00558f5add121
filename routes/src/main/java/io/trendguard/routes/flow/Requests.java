package io.trendguard.routes.flow;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.event.Event;
import io.trendguard.experiment.ArmAssignment;
import io.trendguard.experiment.Arms;
import io.trendguard.experiment.Shares;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.Features;
import io.trendguard.point.DecisionId;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.InputValue;
import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.Question;
import io.trendguard.routes.state.BudgetBook;
import io.trendguard.routes.state.ContactBook;
import io.trendguard.routes.state.DecidedOrders;
import io.trendguard.routes.state.SafeMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers everything that decisions may know. What is unavailable becomes a fault, and a fault means to do nothing. */
public final class Requests {
    /** Ends the name of the experiment that every decision point has from its first day. */
    private static final String HOLDOUT = "-holdout";
    /** ISO 4217 for a transaction without one. */
    private static final String NO_CURRENCY = "XXX";

    private final PointDefinitions points;
    private final Features features;
    private final Guard historyGuard;
    private final DecidedOrders orders;
    private final ContactBook contacts;
    private final BudgetBook budgets;
    private final Shares shares;
    private final SafeMode safeMode;
    private final Duration checkoutDeadline;

    public Requests(
            PointDefinitions points,
            Features features,
            Guard historyGuard,
            DecidedOrders orders,
            ContactBook contacts,
            BudgetBook budgets,
            Shares shares,
            SafeMode safeMode,
            Duration checkoutDeadline) {
        this.points = points;
        this.features = features;
        this.historyGuard = historyGuard;
        this.orders = orders;
        this.contacts = contacts;
        this.budgets = budgets;
        this.shares = shares;
        this.safeMode = safeMode;
        this.checkoutDeadline = checkoutDeadline;
    }

    /** One request of each decision point that the event concerns, by the points' names. */
    List<DecisionRequest> about(Prepared prepared) {
        if (prepared.purpose() == Submission.Purpose.HISTORY) {
            return List.of();
        }
        List<DecisionRequest> requests = new ArrayList<>(2);
        for (PointDefinition definition : points.all()) {
            definition
                    .about(prepared.event())
                    .map(question -> question instanceof Question.AboutItems items
                            ? aboutItems(definition, items, prepared)
                            : aboutEarlierOrder(definition, (Question.AboutEarlierOrder) question, prepared.event()))
                    .ifPresent(requests::add);
        }
        return requests;
    }

    private DecisionRequest aboutItems(PointDefinition definition, Question.AboutItems question, Prepared prepared) {
        List<String> faults = new ArrayList<>();
        if (question.stage().isAwaited() && prepared.ageNanos() > checkoutDeadline.toNanos()) {
            faults.add("deadline: the checkout waited too long for its turn, since too much came at once");
        }
        List<FeatureVector> vectors =
                faults.isEmpty() ? vectors(definition.point(), prepared.event(), faults) : List.of();
        boolean whole = definition.unit() == PointDefinition.Unit.WHOLE;
        List<LineRequest> lines = new ArrayList<>(question.items().size());
        for (int i = 0; i < question.items().size(); i++) {
            Question.Item item = question.items().get(i);
            lines.add(new LineRequest(
                    item.line(),
                    whole || i >= vectors.size() ? Optional.empty() : Optional.of(vectors.get(i)),
                    item.inputs()));
        }
        return request(
                definition.point(),
                question,
                prepared.event(),
                question.currency(),
                lines,
                faults,
                whole ? vectors.stream().findFirst() : Optional.empty(),
                question.inputs());
    }

    /** What was known when the order was decided first is what is known now. */
    private DecisionRequest aboutEarlierOrder(
            PointDefinition definition, Question.AboutEarlierOrder question, Event event) {
        Optional<DecisionRequest> earlier =
                orders.decided(event.tenant(), definition.point(), question.person(), question.orderId());
        List<LineRequest> lines = earlier.map(DecisionRequest::lines).orElse(List.of()).stream()
                .filter(line ->
                        question.lineId().map(line.line().lineId()::equals).orElse(true))
                .map(line -> new LineRequest(line.line(), line.features(), question.itemInputs()))
                .toList();
        List<String> faults = lines.isEmpty()
                ? List.of("order: nothing was decided about the order (%s) here, so what came back is not known"
                        .formatted(question.orderId()))
                : List.of();
        return request(
                definition.point(),
                question,
                event,
                earlier.map(DecisionRequest::currency).orElse(NO_CURRENCY),
                lines,
                faults,
                earlier.flatMap(DecisionRequest::features),
                earlier.map(DecisionRequest::inputs).orElse(Map.of()));
    }

    private DecisionRequest request(
            DecisionPoint point,
            Question question,
            Event event,
            String currency,
            List<LineRequest> lines,
            List<String> faults,
            Optional<FeatureVector> whole,
            Map<String, InputValue> inputs) {
        ArmAssignment arm = Arms.assign(point.name() + HOLDOUT, event.tenant(), question.person(), shares);
        return new DecisionRequest(
                new DecisionId(event.key(), point).toString(),
                event.tenant(),
                point,
                question.stage(),
                question.orderId(),
                question.person(),
                event.time(),
                event.knownAt(),
                currency,
                lines,
                contacts.reading(event.tenant(), question.person(), event.knownAt()),
                budgets.reading(event.tenant(), event.knownAt()),
                arm,
                safeMode.isOn(event.tenant()),
                faults,
                whole,
                inputs);
    }

    private List<FeatureVector> vectors(DecisionPoint point, Event event, List<String> faults) {
        try {
            return historyGuard.call(() -> features.of(point, event));
        } catch (Guard.UnavailableException e) {
            faults.add("history: " + e.getMessage());
            return List.of();
        }
    }
}
