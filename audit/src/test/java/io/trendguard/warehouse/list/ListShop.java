package io.trendguard.warehouse.list;

import io.trendguard.budget.BudgetReading;
import io.trendguard.candidate.Candidate;
import io.trendguard.contact.ContactReading;
import io.trendguard.decision.Decision;
import io.trendguard.decision.Decision.CandidateOutcome;
import io.trendguard.decision.Decision.LineRisk;
import io.trendguard.decision.Decision.MatchedRow;
import io.trendguard.decision.Decision.Outcome;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.eligibility.Verdict;
import io.trendguard.event.Channel;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.Event;
import io.trendguard.event.EventBuilder;
import io.trendguard.event.Feed;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.InvalidEventException;
import io.trendguard.event.Purchase;
import io.trendguard.event.Tenant;
import io.trendguard.experiment.Arm;
import io.trendguard.experiment.ArmAssignment;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.log.NewEntry;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentBuilder;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.point.DecisionId;
import io.trendguard.point.Stage;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.Reason;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.warehouse.Warehouse;
import io.trendguard.warehouse.WarehouseSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop of which a few hundred different decisions are in the warehouse, with what became of them. */
final class ListShop implements AutoCloseable {
    static final Tenant SHOP = EventBuilder.SHOP;
    static final Tenant OTHER = new Tenant("other");
    static final Instant BEGIN = Instant.parse("2026-11-01T00:30:00Z");
    static final int DECISIONS = 300;

    /** Orders whose names somebody chose with care. */
    static final List<String> NASTY = List.of(
            "100%_off",
            "o'neil\"; DROP TABLE decisions; --",
            "\uD83D\uDE00 \u05E9\u05DC\u05D5\u05DD",
            "=HYPERLINK(\"http://x\")",
            "+1",
            "-1",
            "@sum",
            "\ttab",
            "a,b\nc\\d");

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final Warehouse warehouse;
    final WarehouseLists lists;
    private Instant now;

    ListShop(Path folder) {
        warehouse = new Warehouse(WarehouseSettings.in(folder.resolve("warehouse")), log);
        now = BEGIN.plus(Duration.ofDays(35));
        lists = new WarehouseLists(warehouse, () -> now, folder.resolve("exports"));
        for (int i = 0; i < DECISIONS; i++) {
            decide(SHOP, i);
        }
        decide(OTHER, 1);
        reject();
        warehouse.follow();
    }

    Warehouse warehouse() {
        return warehouse;
    }

    void clock(Instant time) {
        now = time;
    }

    private static Event event(Tenant tenant, Event event) {
        return new Event(
                tenant,
                event.source(),
                event.id(),
                event.feed(),
                event.schemaVersion(),
                event.time(),
                event.knownAt(),
                event.fact());
    }

    private void once(Tenant tenant, Event event, LogPayload... after) {
        List<NewEntry> entries = new ArrayList<>();
        entries.add(new EventPayload(event).toEntry(event.knownAt()));
        for (LogPayload payload : after) {
            entries.add(payload.toEntry(event.knownAt()));
        }
        log.appendOnce(
                tenant, new EventIdentity(event.key(), Arrays.copyOf(event.key().bytes(), 32)), entries);
    }

    private void decide(Tenant tenant, int i) {
        Instant time = BEGIN.plus(Duration.ofHours(i));
        Event bought = event(
                tenant,
                EventBuilder.aPurchaseEvent()
                        .named("e-" + i)
                        .at(time)
                        .by("c-" + i % 40)
                        .with("order_id", "o-" + i)
                        .withoutField("cart_started_at")
                        .build(time));
        DecisionRequest request = request(tenant, i, bought);
        Decision decision = decision(request, i);
        List<LogPayload> after = new ArrayList<>(List.of(new DecisionPayload(request, decision)));
        decision.chosen().ifPresent(chosen -> after.addAll(message(decision.decisionId(), bought, i)));
        once(tenant, bought, after.toArray(LogPayload[]::new));
        if (i % 4 == 1) {
            Instant back = time.plus(Duration.ofDays(3));
            once(
                    tenant,
                    event(
                            tenant,
                            EventBuilder.anEvent(Feed.RETURN)
                                    .named("r-" + i)
                                    .at(back)
                                    .by("c-" + i % 40)
                                    .with("order_id", "o-" + i)
                                    .withoutField("line_id")
                                    .build(back)));
        }
    }

    private static DecisionRequest request(Tenant tenant, int i, Event bought) {
        Purchase purchase = (Purchase) bought.fact();
        List<Feature> features = new ArrayList<>();
        features.add(new Feature("discount_depth", new FeatureValue.Numeric(i % 70 / 100f), bought.time()));
        if (i % 3 > 0) {
            features.add(new Feature(
                    "trend_stage", new FeatureValue.Category(i % 3 == 1 ? "peak" : "decline"), bought.time()));
        }
        return new DecisionRequest(
                new DecisionId(bought.key(), RegretPoint.NAME).toString(),
                tenant,
                RegretPoint.NAME,
                Stage.AFTER_PURCHASE,
                i < NASTY.size() ? NASTY.get(i) : "o-" + i,
                new HashedPeople(tenant).reference("c-" + i % 40),
                bought.time(),
                bought.time().plusSeconds(2),
                i % 10 == 9 ? "USD" : "EUR",
                purchase.lines().stream()
                        .map(line -> new LineRequest(line, Optional.of(new FeatureVector("shop", features))))
                        .toList(),
                ContactReading.UNKNOWN,
                new BudgetReading(1_000, 300),
                new ArmAssignment(i % 7 == 0 ? Arm.HOLDOUT : Arm.MODEL_AND_OFFER, 0.45, "shop"),
                i % 50 == 0,
                List.of());
    }

    private static Decision decision(DecisionRequest request, int i) {
        Outcome outcome = i % 5 == 0 ? Outcome.UNDETERMINED : i % 5 < 3 ? Outcome.INTERVENE : Outcome.NOTHING;
        String line = request.lines().get(0).line().lineId();
        boolean offers = i % 2 == 0;
        Candidate candidate = new Candidate(
                (offers ? "exchange-credit" : "sizing-guide") + "/email/" + line,
                offers ? "exchange-credit" : "sizing-guide",
                Channel.EMAIL,
                Candidate.Scope.LINE,
                Optional.of(line),
                offers ? Candidate.Kind.OFFER : Candidate.Kind.INFORMATION,
                Optional.of("a-template"),
                offers ? 15 : 0,
                offers ? 1_200 : 0,
                2,
                360,
                "policy#4");
        double logOdds = (i % 60 - 30) / 10.0;
        RiskAssessment risk = new RiskAssessment(
                BigDecimal.valueOf(1 / (1 + StrictMath.exp(-logOdds))).setScale(6, RoundingMode.HALF_EVEN),
                logOdds,
                0,
                List.of(new Contribution("discount_depth", logOdds)),
                Optional.empty(),
                List.of(new Reason("DEEP_DISCOUNT", "discount_depth", logOdds, "It was reduced by 60 %.", "60 % off")),
                List.of(),
                "b".repeat(64));
        List<CandidateOutcome> candidates = List.of(new CandidateOutcome(
                candidate,
                outcome == Outcome.INTERVENE ? new Verdict.Eligible() : new Verdict.Ineligible(List.of("NO_CONSENT")),
                Optional.of(new BigDecimal("0.05")),
                Optional.of(new BigDecimal("12.5"))));
        return new Decision(
                request.decisionId(),
                "a".repeat(64),
                Optional.of("b".repeat(64)),
                outcome,
                outcome == Outcome.UNDETERMINED ? Optional.of("The history could not be read.") : Optional.empty(),
                Optional.of(line),
                Optional.of(i % 2 == 0 ? "new-buyer" : "repeat-returner"),
                Optional.of(logOdds > 0 ? "high" : "low"),
                List.of(new LineRisk(line, risk)),
                candidates,
                outcome == Outcome.INTERVENE ? Optional.of(candidate) : Optional.empty(),
                List.of(),
                List.of(),
                List.of(new MatchedRow("policy/level", 1 + i % 5, Optional.empty())),
                List.of());
    }

    private static List<LogPayload> message(String decisionId, Event bought, int i) {
        Treatment treatment = TreatmentBuilder.aTreatment()
                .of(decisionId, 0)
                .forPerson(bought.person().orElseThrow())
                .about("o-" + i)
                .saying(Map.of())
                .dueAt(bought.time())
                .build();
        List<LogPayload> entries = new ArrayList<>(List.of(new TreatmentPayload(treatment)));
        if (i % 3 > 0) {
            entries.add(AttemptPayload.at(treatment, 1));
            entries.add(DeliveryPayload.of(treatment, 1, DeliveryPayload.Result.HANDED_OVER)
                    .because("250 2.0.0 Ok")
                    .under("smtp-" + i));
            entries.add(DispositionPayload.of(
                    treatment, i % 3 == 1 ? Disposition.ACCEPTED : Disposition.REFUSED, bought.time(), "page"));
        }
        return entries;
    }

    private void reject() {
        log.append(
                SHOP,
                List.of(RejectionPayload.of(
                                "http",
                                new InvalidEventException("data.order_id", "secret", "must be a text"),
                                "ab".repeat(32))
                        .toEntry(BEGIN)));
    }

    WarehouseLists.Call call(String list, String query) {
        return call(SHOP, list, SavedViews.parameters(query));
    }

    WarehouseLists.Call call(Tenant tenant, String list, Map<String, List<String>> sent) {
        HashedPeople people = new HashedPeople(tenant);
        return new WarehouseLists.Call(
                tenant,
                Lists.find(list).orElseThrow(),
                sent,
                Optional.of(id ->
                        id.startsWith("c-") ? Optional.of(people.reference(id).id()) : Optional.empty()));
    }

    /** How many rows a query means. */
    long total(String list, String query) {
        return lists.page(call(list, query)).total();
    }

    /** The rows with exactly one value of one parameter. */
    long total(String list, String parameter, String value) {
        return lists.page(call(SHOP, list, Map.of(parameter, List.of(value)))).total();
    }

    @Override
    public void close() {
        warehouse.close();
        log.close();
    }
}
