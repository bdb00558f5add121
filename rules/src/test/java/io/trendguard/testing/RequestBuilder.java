package io.trendguard.testing;

import io.trendguard.budget.BudgetReading;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.event.Line;
import io.trendguard.event.Return;
import io.trendguard.event.Tenant;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.point.InputValue;
import io.trendguard.point.Stage;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.rulebook.cases.CaseRiskModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A question to the decision point {@code regret}: <code>aPurchase().atRisk(0.82).by(aNewBuyer()).build()</code>. Its risk
 * is told to {@link CaseRiskModel}.
 */
public final class RequestBuilder {
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private final Stage stage;
    private final List<LineBuilder> lines = new ArrayList<>();
    private CustomerBuilder customer = CustomerBuilder.aLoyalCustomer();
    private BudgetReading budget = new BudgetReading(1_000_000, 1_000_000);
    private Instant eventTime = NOON;
    private Instant decidedAt = NOON.plusSeconds(2);
    private boolean safeMode;
    private final List<String> faults = new ArrayList<>();

    private RequestBuilder(Stage stage) {
        this.stage = stage;
    }

    /** An order of one sized item for 80 euros at a risk of 0.5, placed on a Monday at noon. */
    public static RequestBuilder aPurchase() {
        return new RequestBuilder(Stage.AFTER_PURCHASE).with(new LineBuilder("l1"));
    }

    /** A cart of one sized item for 80 euros at a risk of 0.5, on its way to the checkout. */
    public static RequestBuilder aCheckout() {
        return new RequestBuilder(Stage.BEFORE_PURCHASE).with(new LineBuilder("l1"));
    }

    /** The customer. */
    public RequestBuilder by(CustomerBuilder who) {
        customer = who;
        return this;
    }

    /** The risk of the first line. */
    public RequestBuilder atRisk(double risk) {
        lines.get(0).risk = (float) risk;
        return this;
    }

    /** The price of the first line, minor units. */
    public RequestBuilder over(long priceMinor) {
        lines.get(0).priceMinor = priceMinor;
        return this;
    }

    /** A feature of the first line. */
    public RequestBuilder knowing(String feature, double value) {
        lines.get(0).features.put(feature, new FeatureValue.Numeric((float) value));
        return this;
    }

    /** A feature of the first line of which nothing is known. */
    public RequestBuilder notKnowing(String feature) {
        lines.get(0).features.put(feature, new FeatureValue.Missing("nothing known"));
        return this;
    }

    /** The trend of the first line. */
    public RequestBuilder inTrend(String trendStage) {
        lines.get(0).features.put("trend_stage", new FeatureValue.Category(trendStage));
        return this;
    }

    /** The first line is to be sent back. */
    public RequestBuilder sentBackFor(Return.Reason reason) {
        lines.get(0).inputs = RegretPoint.announced(reason);
        return this;
    }

    /** One more line with a risk. */
    public RequestBuilder andAnItemAtRisk(double risk) {
        LineBuilder line = new LineBuilder("l" + (lines.size() + 1));
        line.risk = (float) risk;
        return with(line);
    }

    /** What is left to spend. */
    public RequestBuilder withBudget(long checkoutLeftMinor, long windowLeftMinor) {
        budget = new BudgetReading(checkoutLeftMinor, windowLeftMinor);
        return this;
    }

    /** When it happened; decided two seconds later. */
    public RequestBuilder at(Instant time) {
        eventTime = time;
        decidedAt = time.plusSeconds(2);
        return this;
    }

    /** Decided so long after it happened. */
    public RequestBuilder decidedAfter(Duration delay) {
        decidedAt = eventTime.plus(delay);
        return this;
    }

    /** Nobody is to be contacted. */
    public RequestBuilder inSafeMode() {
        safeMode = true;
        return this;
    }

    /** Something could not be had. */
    public RequestBuilder failing(String fault) {
        faults.add(fault);
        return this;
    }

    private RequestBuilder with(LineBuilder line) {
        lines.add(line);
        return this;
    }

    /** The request. */
    public DecisionRequest build() {
        return new DecisionRequest(
                "d_00000000000000000000000000000001",
                new Tenant("trendbuy"),
                RegretPoint.NAME,
                stage,
                "o-1",
                customer.person(),
                eventTime,
                decidedAt,
                "EUR",
                lines.stream()
                        .map(line -> line.build(customer, lines.size(), eventTime))
                        .toList(),
                customer.reading(),
                budget,
                customer.assignment(),
                safeMode,
                faults);
    }

    private static final class LineBuilder {
        private final String id;
        private final Map<String, FeatureValue> features = new TreeMap<>();
        private float risk = 0.5f;
        private long priceMinor = 8_000;
        private Map<String, InputValue> inputs = Map.of();

        LineBuilder(String id) {
            this.id = id;
        }

        LineRequest build(CustomerBuilder customer, int lineCount, Instant asOf) {
            Map<String, FeatureValue> all = new TreeMap<>();
            customer.features().forEach((name, value) -> all.put(name, new FeatureValue.Numeric(value)));
            all.put("product_buyers_90d", new FeatureValue.Numeric(120));
            all.put("product_return_rate_90d", new FeatureValue.Numeric(0.32f));
            all.put("size_fit_issue_rate", new FeatureValue.Numeric(0.2f));
            all.put("sizes_of_item_in_basket", new FeatureValue.Numeric(1));
            all.put("line_count", new FeatureValue.Numeric(lineCount));
            all.put("trend_stage", new FeatureValue.Missing("no trend"));
            all.putAll(features);
            all.put(CaseRiskModel.FEATURE, new FeatureValue.Numeric(risk));
            List<Feature> named = all.entrySet().stream()
                    .map(entry -> new Feature(entry.getKey(), entry.getValue(), asOf))
                    .toList();
            Line line = new Line(
                    id,
                    "leggings-" + id,
                    Optional.of("M"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("leggings"),
                    1,
                    Optional.empty(),
                    priceMinor);
            return new LineRequest(line, Optional.of(new FeatureVector("golden-case", named)), inputs);
        }
    }
}
