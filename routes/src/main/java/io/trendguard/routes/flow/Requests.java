package io.trendguard.routes.flow;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.event.Cart;
import io.trendguard.event.Event;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Purchase;
import io.trendguard.event.Return;
import io.trendguard.experiment.ArmAssignment;
import io.trendguard.experiment.Arms;
import io.trendguard.experiment.Shares;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.Features;
import io.trendguard.point.Stage;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.routes.state.BudgetBook;
import io.trendguard.routes.state.ContactBook;
import io.trendguard.routes.state.DecidedOrders;
import io.trendguard.routes.state.SafeMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers everything that a decision may know. What cannot be had becomes a fault, and a fault means to do nothing. */
public final class Requests {
    private static final String EXPERIMENT = "regret-holdout";
    /** ISO 4217 for a transaction without one. */
    private static final String NO_CURRENCY = "XXX";

    private final Features features;
    private final Guard historyGuard;
    private final DecidedOrders orders;
    private final ContactBook contacts;
    private final BudgetBook budgets;
    private final Shares shares;
    private final SafeMode safeMode;
    private final Duration checkoutDeadline;

    /** @param historyGuard leaves the histories alone while they fail */
    public Requests(
            Features features,
            Guard historyGuard,
            DecidedOrders orders,
            ContactBook contacts,
            BudgetBook budgets,
            Shares shares,
            SafeMode safeMode,
            Duration checkoutDeadline) {
        this.features = features;
        this.historyGuard = historyGuard;
        this.orders = orders;
        this.contacts = contacts;
        this.budgets = budgets;
        this.shares = shares;
        this.safeMode = safeMode;
        this.checkoutDeadline = checkoutDeadline;
    }

    /** The request about an event; absent if nothing is to be decided about it. */
    Optional<DecisionRequest> about(Prepared prepared) {
        if (prepared.purpose() == Submission.Purpose.HISTORY) {
            return Optional.empty();
        }
        if (prepared.event().fact() instanceof Purchase purchase) {
            return Optional.of(request(
                    prepared,
                    Stage.AFTER_PURCHASE,
                    purchase.orderId(),
                    purchase.customerId(),
                    purchase.currency(),
                    purchase.lines()));
        }
        if (prepared.event().fact() instanceof Cart cart && cart.stage() == Cart.Stage.CHECKOUT) {
            return Optional.of(request(
                    prepared, Stage.BEFORE_PURCHASE, cart.cartId(), cart.customerId(), cart.currency(), cart.lines()));
        }
        if (prepared.event().fact() instanceof Return returned
                && returned.reason().equals(Optional.of(Return.Reason.DEFECT))) {
            return Optional.of(aboutDefect(prepared.event(), returned));
        }
        return Optional.empty();
    }

    /** A defect is decided with what was known of the item when it was bought. */
    private DecisionRequest aboutDefect(Event event, Return returned) {
        Optional<DecisionRequest> purchase = orders.purchase(event.tenant(), returned.customerId(), returned.orderId());
        List<LineRequest> items =
                purchase.map(bought -> DecidedOrders.items(bought, returned)).orElse(List.of());
        List<String> faults = items.isEmpty()
                ? List.of("order: nothing was decided about the order (%s) here, so what came back is not known"
                        .formatted(returned.orderId()))
                : List.of();
        return request(
                event,
                Stage.AFTER_PURCHASE,
                returned.orderId(),
                returned.customerId(),
                purchase.map(DecisionRequest::currency).orElse(NO_CURRENCY),
                items,
                faults);
    }

    private DecisionRequest request(
            Prepared prepared, Stage stage, String orderId, PersonRef person, String currency, List<Line> lines) {
        Event event = prepared.event();
        List<String> faults = new ArrayList<>();
        if (stage == Stage.BEFORE_PURCHASE && prepared.ageNanos() > checkoutDeadline.toNanos()) {
            faults.add("deadline: the checkout waited too long for its turn, since too much came at once");
        }
        List<FeatureVector> vectors = faults.isEmpty() ? vectors(event, faults) : List.of();
        List<LineRequest> lineRequests = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            lineRequests.add(
                    new LineRequest(lines.get(i), i < vectors.size() ? Optional.of(vectors.get(i)) : Optional.empty()));
        }
        return request(event, stage, orderId, person, currency, lineRequests, faults);
    }

    private DecisionRequest request(
            Event event,
            Stage stage,
            String orderId,
            PersonRef person,
            String currency,
            List<LineRequest> lineRequests,
            List<String> faults) {
        ArmAssignment arm = Arms.assign(EXPERIMENT, event.tenant(), person, shares);
        return new DecisionRequest(
                event.key().decisionId(),
                event.tenant(),
                RegretPoint.NAME,
                stage,
                orderId,
                person,
                event.time(),
                event.knownAt(),
                currency,
                lineRequests,
                contacts.reading(event.tenant(), person, event.knownAt()),
                budgets.reading(event.tenant(), event.knownAt()),
                arm,
                safeMode.isOn(event.tenant()),
                faults);
    }

    private List<FeatureVector> vectors(Event event, List<String> faults) {
        try {
            return historyGuard.call(() -> features.of(event));
        } catch (Guard.UnavailableException e) {
            faults.add("history: " + e.getMessage());
            return List.of();
        }
    }
}
