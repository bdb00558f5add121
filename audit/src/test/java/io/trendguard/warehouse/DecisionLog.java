package io.trendguard.warehouse;

import io.trendguard.budget.BudgetReading;
import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.eligibility.Verdict;
import io.trendguard.event.Channel;
import io.trendguard.event.Event;
import io.trendguard.event.EventKey;
import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.experiment.Arm;
import io.trendguard.experiment.ArmAssignment;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.log.AuditLog;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.NewEntry;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.DecisionId;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.Stage;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.Reason;
import io.trendguard.risk.RiskAssessment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Writes made-up decisions to a log, and what else happens. */
final class DecisionLog {
    private static final String RULEBOOK = "a".repeat(64);
    private static final String MODEL = "b".repeat(64);

    private final AuditLog log;
    private final Tenant tenant;
    private final SplittableRandom random;

    DecisionLog(AuditLog log, Tenant tenant) {
        this(log, tenant, new SplittableRandom(1));
    }

    DecisionLog(AuditLog log, Tenant tenant, SplittableRandom random) {
        this.log = log;
        this.tenant = tenant;
        this.random = random;
    }

    /** An event that nothing is decided about. */
    void happened(Event event) {
        once(event);
    }

    private void once(Event event, LogPayload... after) {
        List<NewEntry> entries = new ArrayList<>();
        entries.add(new EventPayload(event).toEntry(event.knownAt()));
        for (LogPayload payload : after) {
            entries.add(payload.toEntry(event.knownAt()));
        }
        log.appendOnce(
                tenant,
                new EventIdentity(
                        event.key(), java.util.Arrays.copyOf(event.key().bytes(), 32)),
                entries);
    }

    /** Entries that are no events. */
    void append(Instant time, LogPayload... payloads) {
        List<NewEntry> entries = new ArrayList<>();
        for (LogPayload payload : payloads) {
            entries.add(payload.toEntry(time));
        }
        log.append(tenant, entries);
    }

    /** An event and the decision about it. */
    Decision decided(DecisionPoint point, Stage stage, String order, PersonRef person, Event event, List<Line> lines) {
        String id = new DecisionId(EventKey.of(tenant, event.source(), event.id()), point).toString();
        DecisionRequest request = new DecisionRequest(
                id,
                tenant,
                point,
                stage,
                order,
                person,
                event.time(),
                event.time().plusMillis(40),
                "EUR",
                lines.stream().map(line -> known(line, event.time())).toList(),
                io.trendguard.contact.ContactReading.UNKNOWN,
                new BudgetReading(100_000, 100_000),
                new ArmAssignment(random.nextInt(10) == 0 ? Arm.HOLDOUT : Arm.MODEL_AND_OFFER, 0.45, "shop"),
                false,
                List.of());
        Decision decision = decision(request);
        once(event, new DecisionPayload(request, decision));
        return decision;
    }

    private DecisionRequest.LineRequest known(Line line, Instant asOf) {
        List<Feature> features = new ArrayList<>();
        features.add(new Feature("discount_depth", new FeatureValue.Numeric(random.nextInt(70) / 100f), asOf));
        features.add(new Feature(
                "trend_stage",
                random.nextInt(3) == 0
                        ? new FeatureValue.Missing("no trend")
                        : new FeatureValue.Category(random.nextBoolean() ? "peak" : "decline"),
                asOf));
        if (asOf.isAfter(ShopLog.BEGIN.plus(Duration.ofDays(2)))) {
            features.add(
                    new Feature("tabs_10min", new FeatureValue.Numeric(random.nextInt(5)), asOf)); // a newer schema
        }
        return new DecisionRequest.LineRequest(line, Optional.of(new FeatureVector("shop", features)));
    }

    private Decision decision(DecisionRequest request) {
        List<Decision.LineRisk> risks = new ArrayList<>();
        for (DecisionRequest.LineRequest line : request.lines()) {
            risks.add(new Decision.LineRisk(line.line().lineId(), risk()));
        }
        Decision.LineRisk focus = risks.stream()
                .max(java.util.Comparator.comparing(one -> one.risk().probability()))
                .orElseThrow();
        boolean intervenes = focus.risk().probability().compareTo(new BigDecimal("0.6")) > 0;
        boolean undetermined = random.nextInt(25) == 0;
        Candidate offer = candidate("exchange-credit", Channel.EMAIL, focus.lineId(), Candidate.Kind.OFFER);
        Candidate check = candidate("fit-check", Channel.CHECKOUT, focus.lineId(), Candidate.Kind.INFORMATION);
        return new Decision(
                request.decisionId(),
                RULEBOOK,
                Optional.of(MODEL),
                undetermined
                        ? Decision.Outcome.UNDETERMINED
                        : intervenes ? Decision.Outcome.INTERVENE : Decision.Outcome.NOTHING,
                undetermined ? Optional.of("The history could not be read.") : Optional.empty(),
                Optional.of(focus.lineId()),
                Optional.of(random.nextBoolean() ? "new-buyer" : "repeat-returner"),
                Optional.of(intervenes ? "high" : "low"),
                risks,
                List.of(
                        new Decision.CandidateOutcome(
                                offer,
                                new Verdict.Eligible(),
                                Optional.of(new BigDecimal("0.05")),
                                Optional.of(new BigDecimal("302.5"))),
                        new Decision.CandidateOutcome(
                                check,
                                new Verdict.Ineligible(List.of("NO_CONSENT")),
                                Optional.empty(),
                                Optional.empty())),
                intervenes && !undetermined ? Optional.of(offer) : Optional.empty(),
                List.of(),
                List.of(),
                List.of(new Decision.MatchedRow("policy/level", 1 + random.nextInt(5), Optional.empty())),
                List.of());
    }

    private RiskAssessment risk() {
        double logOdds = random.nextInt(-300, 300) / 100.0;
        return new RiskAssessment(
                BigDecimal.valueOf(1 / (1 + StrictMath.exp(-logOdds))).setScale(6, RoundingMode.HALF_EVEN),
                logOdds,
                0,
                List.of(new Contribution("discount_depth", logOdds - 0.25), new Contribution("trend_stage", 0.25)),
                Optional.empty(),
                List.of(new Reason("DEEP_DISCOUNT", "discount_depth", logOdds - 0.25, "It was reduced.", "60 % off")),
                List.of(),
                MODEL);
    }

    private static Candidate candidate(String name, Channel channel, String line, Candidate.Kind kind) {
        return new Candidate(
                "%s/%s/%s".formatted(name, channel.name().toLowerCase(java.util.Locale.ROOT), line),
                name,
                channel,
                Candidate.Scope.LINE,
                Optional.of(line),
                kind,
                Optional.of(name),
                15,
                1_200,
                2,
                360,
                "policy#4");
    }
}
