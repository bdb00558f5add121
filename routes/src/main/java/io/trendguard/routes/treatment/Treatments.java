package io.trendguard.routes.treatment;

import io.trendguard.candidate.Candidate;
import io.trendguard.channels.message.MoneyText;
import io.trendguard.contact.SendPolicy;
import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.escalation.TreatmentLife;
import io.trendguard.event.Line;
import io.trendguard.feature.FeatureValue;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.model.feature.CustomerSentences;
import io.trendguard.point.PointDefinitions;
import io.trendguard.risk.Reason;
import io.trendguard.routes.state.ProductNames;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes the treatment of a decision's chosen candidate: what is said, with which values, from when until when. */
public final class Treatments {
    private static final BigDecimal OFTEN_RETURNED = new BigDecimal("0.5");

    /** Not for messages: for which products the customer's page shows its content. */
    static final String CATEGORY = "product_category";

    private final ProductNames products;
    private final Function<String, SendPolicy> policies;

    /** @param policies what a rulebook version says about sending */
    public Treatments(ProductNames products, Function<String, SendPolicy> policies) {
        this.products = products;
        this.policies = policies;
    }

    /** The treatment of the chosen candidate; the decision must have one. */
    public Treatment of(DecisionPayload decided) {
        DecisionRequest request = decided.request();
        Decision decision = decided.decision();
        Candidate chosen = decision.chosen().orElseThrow();
        String id = Treatment.idOf(decision.decisionId(), 0);
        TreatmentLife life = TreatmentLife.of(request, chosen, policies.apply(decision.rulebookVersion()));
        return new Treatment(
                id,
                decision.decisionId(),
                request.person(),
                request.orderId(),
                chosen.channel(),
                chosen.intervention(),
                chosen.kind(),
                chosen.template(),
                request.contact().locale(),
                decision.rulebookVersion(),
                placeholders(request, decision, chosen),
                chosen.creditPercent(),
                chosen.creditMinor(),
                chosen.costMinor(),
                life.notBefore(),
                life.expiresAt());
    }

    private Map<String, String> placeholders(DecisionRequest request, Decision decision, Candidate chosen) {
        Map<String, String> values = new TreeMap<>();
        String locale = request.contact().locale().orElse("en");
        LineRequest focus = focus(request, decision, chosen);
        Line line = focus.line();
        values.put("order_id", request.orderId());
        values.put("product_name", products.name(request.tenant(), line.productId()));
        line.category().ifPresent(category -> values.put(CATEGORY, category));
        line.size().ifPresent(size -> values.put("size", size));
        values.put("line_count", Integer.toString(request.lines().size()));
        values.put(
                "risky_count",
                Long.toString(decision.risks().stream()
                        .filter(r -> r.risk().probability().compareTo(OFTEN_RETURNED) >= 0)
                        .count()));
        values.put("credit_percent", Integer.toString(chosen.creditPercent()));
        values.put("credit_amount", MoneyText.money(credit(chosen, line), request.currency(), locale));
        firstReason(decision, request.features().isPresent() ? DecisionRequest.WHOLE : line.lineId())
                .ifPresent(reason -> values.put(
                        "first_reason", CustomerSentences.in(locale, reason.feature(), reason.customerSentence())));
        PointDefinitions.installed()
                .of(request.decisionPoint())
                .statedNumbers()
                .forEach((name, stated) ->
                        number(focus, stated.feature()).ifPresent(value -> values.put(name, stated.say(value))));
        return values;
    }

    private static LineRequest focus(DecisionRequest request, Decision decision, Candidate chosen) {
        Optional<String> wanted = chosen.lineId().or(decision::focusLine);
        return request.lines().stream()
                .filter(line -> wanted.filter(line.line().lineId()::equals).isPresent())
                .findFirst()
                .orElse(request.lines().get(0));
    }

    private static long credit(Candidate chosen, Line line) {
        return chosen.creditMinor() > 0
                ? chosen.creditMinor()
                : line.paidPriceMinor() * line.quantity() * chosen.creditPercent() / 100;
    }

    /** The strongest reason that says something of the line; the strongest of all where none does. */
    private static Optional<Reason> firstReason(Decision decision, String lineId) {
        List<Reason> reasons = decision.risks().stream()
                .filter(risk -> risk.lineId().equals(lineId))
                .flatMap(risk -> risk.risk().reasons().stream())
                .toList();
        return reasons.stream()
                .filter(reason -> CustomerSentences.saysSomething(reason.customerSentence()))
                .findFirst()
                .or(() -> reasons.stream().findFirst());
    }

    private static Optional<BigDecimal> number(LineRequest line, String feature) {
        return line.features()
                .flatMap(vector -> vector.features().stream()
                        .filter(f -> f.name().equals(feature))
                        .map(f -> f.value())
                        .filter(FeatureValue.Numeric.class::isInstance)
                        .map(value -> BigDecimal.valueOf(((FeatureValue.Numeric) value).number()))
                        .findFirst());
    }
}
