package io.trendguard.log.payload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.trendguard.budget.BudgetReading;
import io.trendguard.budget.Grant;
import io.trendguard.budget.Proposal;
import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision;
import io.trendguard.decision.Decision.CandidateOutcome;
import io.trendguard.decision.Decision.Escalation;
import io.trendguard.decision.Decision.FiredRule;
import io.trendguard.decision.Decision.LineRisk;
import io.trendguard.decision.Decision.MatchedRow;
import io.trendguard.decision.Decision.Outcome;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.eligibility.Verdict;
import io.trendguard.event.Channel;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.EventBuilder;
import io.trendguard.event.InvalidEventException;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.Reason;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.testing.RequestBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One payload of each kind, with every field filled. */
public final class Payloads {
    private static final Instant TIME = Instant.parse("2026-11-20T14:30:00.123456789Z");

    private Payloads() {}

    public static List<LogPayload> oneOfEachKind() {
        Treatment treatment = TreatmentBuilder.aTreatment().build();
        return List.of(
                new EventPayload(EventBuilder.aPurchaseEvent().build()),
                aDecision(),
                new AllocationPayload(
                        TIME,
                        TIME.plusSeconds(5),
                        new BudgetReading(1_000, 300),
                        List.of(new Proposal("d_1", "offer/email/1", new BigDecimal("12.5"), 300)),
                        List.of(new Grant("d_1", 300, Optional.empty()))),
                new TreatmentPayload(treatment),
                AttemptPayload.at(treatment, 1),
                DeliveryPayload.of(treatment, 1, DeliveryPayload.Result.HANDED_OVER)
                        .because("250 2.0.0 Ok")
                        .under("smtp-77"),
                DispositionPayload.of(treatment, Disposition.ACCEPTED, TIME, "page"),
                new PublicationPayload(
                        PublicationPayload.What.RULEBOOK,
                        "regret",
                        "0".repeat(64),
                        Optional.of("1".repeat(64)),
                        "ada",
                        "first"),
                RejectionPayload.of(
                        "http",
                        new InvalidEventException("data.order_id", "secret", "must be a text"),
                        "ab".repeat(32)),
                new SnapshotPayload(
                        "contacts", 17, JsonNodeFactory.instance.objectNode().put("people", 3)));
    }

    public static DecisionPayload aDecision() {
        DecisionRequest request = RequestBuilder.aPurchase()
                .atRisk(0.82)
                .andAnItemAtRisk(0.1)
                .notKnowing("trend_velocity_24h")
                .inTrend("decline")
                .build();
        Candidate candidate = new Candidate(
                "exchange-credit/email/l1",
                "exchange-credit",
                Channel.EMAIL,
                Candidate.Scope.LINE,
                Optional.of("l1"),
                Candidate.Kind.OFFER,
                Optional.of("exchange-credit-email"),
                15,
                1_200,
                2,
                360,
                "policy#4");
        RiskAssessment risk = new RiskAssessment(
                new BigDecimal("0.820000"),
                1.5163474893680884,
                -0.8,
                List.of(
                        new Contribution("trend_velocity_24h", 2.5),
                        new Contribution("tenure_days", -0.1836525106319116)),
                Optional.empty(),
                List.of(new Reason("TREND_FADING", "trend_velocity_24h", 2.5, "The trend is fading.", "−12 %/h")),
                List.of("capped"),
                "2".repeat(64));
        Decision decision = new Decision(
                request.decisionId(),
                "0".repeat(64),
                Optional.of("2".repeat(64)),
                Outcome.INTERVENE,
                Optional.empty(),
                Optional.of("l1"),
                Optional.of("repeat-returner"),
                Optional.of("high"),
                List.of(new LineRisk("l1", risk)),
                List.of(
                        new CandidateOutcome(
                                candidate,
                                new Verdict.Eligible(),
                                Optional.of(new BigDecimal("0.05")),
                                Optional.of(new BigDecimal("-17.25"))),
                        new CandidateOutcome(
                                candidate,
                                new Verdict.Ineligible(List.of("NO_CONSENT", "CAP")),
                                Optional.empty(),
                                Optional.empty()),
                        new CandidateOutcome(
                                candidate, new Verdict.Undetermined("no zone"), Optional.empty(), Optional.empty())),
                Optional.of(candidate),
                List.of("manual-review/internal/l1"),
                List.of(new Escalation("sms-reminder", Channel.SMS, 6, Optional.of("reminder-sms"))),
                List.of(new MatchedRow("policy/level", 4, Optional.of(candidate.id()))),
                List.of(new FiredRule("no upsell beside an intervention", Optional.empty())));
        return new DecisionPayload(request, decision);
    }
}
