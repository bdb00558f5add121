package io.trendguard.decision;

import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.RequestBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.decision.Decision.Outcome;
import io.trendguard.feature.FeatureVector;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.risk.RiskModel;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.cases.CaseRiskModel;
import io.trendguard.testing.RequestBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps the decider from telling, and that nothing is done then. */
class UndeterminedTest {
    private static final Rulebook REGRET = Rulebook.shipped("regret");
    private static final Optional<RiskModel> MODEL = Optional.of(new CaseRiskModel());

    private static Decision decide(RequestBuilder request) {
        return new Decider().decide(request.build(), REGRET, MODEL);
    }

    private static void isUndetermined(Decision decision, String cause) {
        assertThat(decision.outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(decision.cause().orElseThrow()).contains(cause);
        assertThat(decision.chosen()).isEmpty();
        assertThat(decision.candidates()).isEmpty();
        assertThat(decision.marks()).isEmpty();
    }

    @Test
    void withoutAModelNothingIsDone() {
        DecisionRequest request = aCheckout().by(aNewBuyer()).atRisk(0.9).build();
        isUndetermined(new Decider().decide(request, REGRET, Optional.empty()), "No model is loaded");
    }

    @Test
    void withoutARulebookNothingIsDone() {
        Decision decision = new Decider().decideWithoutRulebook(aCheckout().build(), MODEL);
        isUndetermined(decision, "No rulebook is published");
        assertThat(decision.rulebookVersion()).isEqualTo(Decider.NO_RULEBOOK);
    }

    private static RiskModel failing(RuntimeException with) {
        return new RiskModel() {
            @Override
            public String version() {
                return "m-7";
            }

            @Override
            public RiskAssessment assess(FeatureVector features) {
                throw with;
            }
        };
    }

    @Test
    void aModelThatFailsIsNamed() {
        RiskModel broken = failing(new IllegalArgumentException("The schema differs."));
        isUndetermined(
                new Decider().decide(aCheckout().build(), REGRET, Optional.of(broken)),
                "The model (m-7) could not assess line (l1): The schema differs.");
    }

    @Test
    void aFaultOfTheProgramIsNoCauseForPeopleToRead() {
        for (RuntimeException fault : List.of(
                new NullPointerException("Cannot invoke \"String.length()\" because \"<local1>\" is null"),
                new IllegalStateException(new ClassCastException("java.lang.String cannot be cast")),
                new IndexOutOfBoundsException(7))) {
            Decision decision = new Decider().decide(aCheckout().build(), REGRET, Optional.of(failing(fault)));
            isUndetermined(decision, "could not assess line (l1): A fault of the program stopped it; the log file");
            assertThat(decision.cause().orElseThrow()).doesNotContain("Exception", "java", "null", "bounds");
        }
    }

    @Test
    void whatCouldNotBeHadIsTheCause() {
        isUndetermined(decide(aCheckout().failing("The histories cannot be read.")), "The histories cannot be read.");
    }

    @Test
    void aFeatureOutOfBoundsStopsTheDecision() {
        isUndetermined(
                decide(aCheckout().knowing("prior_return_rate_90d", 1.5)), "(prior_return_rate_90d) is (1.500000)");
        isUndetermined(decide(aCheckout().knowing("orders_before", -1)), "(orders_before)");
    }

    @Test
    void aFeatureOfTheWrongSortStopsTheDecision() {
        isUndetermined(decide(aCheckout().knowing("trend_stage", 3)), "(trend_stage)");
    }

    @Test
    void aFeatureThatIsMissingReadsAsTheRulebookSaysAndOtherwiseStops() {
        assertThat(decide(aCheckout().atRisk(0.7).notKnowing("product_buyers_90d"))
                        .outcome())
                .isEqualTo(Outcome.INTERVENE);
        isUndetermined(decide(aCheckout().atRisk(0.7).notKnowing("orders_before")), "nothing is decided without it");
    }
}
