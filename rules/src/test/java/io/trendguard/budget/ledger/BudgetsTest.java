package io.trendguard.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.budget.BudgetReading;
import io.trendguard.budget.BudgetSettings;
import io.trendguard.budget.Grant;
import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision;
import io.trendguard.decision.Decision.Outcome;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Channel;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.log.payload.AllocationPayload;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentBuilder;
import io.trendguard.testing.RequestBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final BudgetSettings THOUSAND = new BudgetSettings(1_000, 0.3, Duration.ofDays(1));

    private static DecisionPayload costing(DecisionRequest request, long cost) {
        Candidate offer = new Candidate(
                "fit-check-credit/checkout/l1",
                "fit-check-credit",
                Channel.CHECKOUT,
                Candidate.Scope.LINE,
                Optional.of("l1"),
                Candidate.Kind.OFFER,
                Optional.empty(),
                10,
                0,
                0,
                cost,
                "policy#1");
        Decision decision = new Decision(
                request.decisionId(),
                "rulebook",
                Optional.empty(),
                Outcome.INTERVENE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(offer),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new DecisionPayload(request, decision);
    }

    private static AllocationPayload granting(long cost) {
        return new AllocationPayload(
                NOON, NOON, new BudgetReading(0, 0), List.of(), List.of(new Grant("d_1", cost, Optional.empty())));
    }

    @Test
    void checkoutAndWindowsHaveSharesOfTheirOwn() {
        Budgets budgets = new Budgets(THOUSAND);
        assertThat(budgets.readingAt(NOON)).isEqualTo(new BudgetReading(300, 700));

        budgets.apply(costing(RequestBuilder.aCheckout().build(), 100), NOON);
        budgets.apply(granting(50), NOON);

        assertThat(budgets.readingAt(NOON)).isEqualTo(new BudgetReading(200, 650));
    }

    @Test
    void aDecisionAfterThePurchaseCommitsNothingUntilItIsGranted() {
        Budgets budgets = new Budgets(THOUSAND);

        budgets.apply(costing(RequestBuilder.aPurchase().build(), 100), NOON);

        assertThat(budgets.readingAt(NOON)).isEqualTo(new BudgetReading(300, 700));
    }

    @Test
    void whatWasCommittedIsFreeAgainAfterThePeriod() {
        Budgets budgets = new Budgets(THOUSAND);
        budgets.apply(granting(50), NOON);

        assertThat(budgets.readingAt(NOON.plus(Duration.ofDays(1)).minusSeconds(1))
                        .windowLeftMinor())
                .isEqualTo(650);
        assertThat(budgets.readingAt(NOON.plus(Duration.ofDays(1))).windowLeftMinor())
                .isEqualTo(700);
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryPayload.Result.class,
            names = {"NOT_SENT", "SETTLED_NOT_SENT"})
    void whatIsNeverSentGivesItsMoneyBackOnce(DeliveryPayload.Result result) {
        Budgets budgets = new Budgets(THOUSAND);
        DecisionRequest request = RequestBuilder.aCheckout().build();
        budgets.apply(costing(request, 100), NOON);
        budgets.apply(granting(50), NOON);

        for (int i = 0; i < 2; i++) {
            budgets.apply(delivered(request.decisionId(), result), NOON);
            assertThat(budgets.readingAt(NOON)).isEqualTo(new BudgetReading(300, 650));
        }
        budgets.apply(delivered("d_1", result), NOON);
        assertThat(budgets.readingAt(NOON)).isEqualTo(new BudgetReading(300, 700));
        assertThat(budgets.readingAt(NOON.plus(Duration.ofDays(2)))).isEqualTo(new BudgetReading(300, 700));
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryPayload.Result.class,
            names = {"HANDED_OVER", "FAILED", "IN_DOUBT", "SETTLED_SENT", "SETTLED_UNKNOWN"})
    void whatWasOrMayBeSentKeepsItsMoney(DeliveryPayload.Result result) {
        Budgets budgets = new Budgets(THOUSAND);
        budgets.apply(granting(50), NOON);

        budgets.apply(delivered("d_1", result), NOON);

        assertThat(budgets.readingAt(NOON)).isEqualTo(new BudgetReading(300, 650));
    }

    private static DeliveryPayload delivered(String decisionId, DeliveryPayload.Result result) {
        Treatment treatment = TreatmentBuilder.aTreatment().of(decisionId, 0).build();
        return result == DeliveryPayload.Result.NOT_SENT
                ? DeliveryPayload.notSent(treatment, 1, List.of("NO_CONSENT"))
                : DeliveryPayload.of(treatment, 1, result);
    }

    @Test
    void aBudgetThatWasLoweredLeavesNothingRatherThanLessThanNothing() {
        Budgets budgets = new Budgets(new BudgetSettings(10, 0.5, Duration.ofDays(1)));
        budgets.apply(granting(50), NOON);

        assertThat(budgets.readingAt(NOON).windowLeftMinor()).isZero();
    }

    @Test
    void aSnapshotGoesOnAsIfNothingHadHappened() throws Exception {
        Budgets budgets = new Budgets(THOUSAND);
        budgets.apply(granting(50), NOON);
        budgets.apply(costing(RequestBuilder.aCheckout().build(), 100), NOON.plusSeconds(60));
        byte[] snapshot = CanonicalJson.bytes(budgets.state());

        Budgets restored = new Budgets(THOUSAND, Json.mapper().readValue(snapshot, Budgets.State.class));

        for (Instant moment :
                List.of(NOON.plusSeconds(60), NOON.plus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(2)))) {
            assertThat(restored.readingAt(moment)).isEqualTo(budgets.readingAt(moment));
        }
    }

    @Test
    void aShareBeyondOneIsRefused() {
        assertThatThrownBy(() -> new BudgetSettings(1, 1.1, Duration.ofDays(1))).hasMessageContaining("1.1");
    }

    @Test
    void theDefaultsArePinned() {
        assertThat(BudgetSettings.DEFAULTS).isEqualTo(new BudgetSettings(100_000, 0.30, Duration.ofDays(1)));
    }
}
