package io.trendguard.decision;

import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.CustomerBuilder.aRepeatReturner;
import static io.trendguard.testing.RequestBuilder.aCheckout;
import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.candidate.Candidate;
import io.trendguard.decision.Decision.Escalation;
import io.trendguard.eligibility.Verdict;
import io.trendguard.event.Channel;
import io.trendguard.event.Return;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.rulebook.cases.CaseRiskModel;
import io.trendguard.testing.RequestBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policy of the sources, sentence by sentence; the golden cases show the rest. */
class RegretPolicyTest {
    private static final Rulebook REGRET = Rulebook.shipped("regret");
    private static final Rulebook AFTER_48_HOURS = Rulebook.shipped("regret-48h");

    private static Decision decide(RequestBuilder request, Rulebook rulebook) {
        return new Decider().decide(request.build(), rulebook, Optional.of(new CaseRiskModel()));
    }

    @Test
    void aNewBuyerAtHighRiskIsOfferedAFitCheckAndTenPercentExchangeCreditAtCheckout() {
        Decision decision = decide(aCheckout().by(aNewBuyer()).atRisk(0.75).over(10_000), REGRET);
        assertThat(decision.chosen().orElseThrow().intervention()).isEqualTo("fit-check-credit");
        assertThat(decision.chosen().orElseThrow().channel()).isEqualTo(Channel.CHECKOUT);
        assertThat(decision.chosen().orElseThrow().creditMinor()).isEqualTo(1_000);
        assertThat(decision.escalations())
                .containsExactly(
                        new Escalation("sms-reminder", Channel.SMS, 6, Optional.of("exchange-credit-reminder-sms")));
    }

    @Test
    void aRepeatReturnerIsOfferedFifteenPercentOrACallByEmailAndMarkedForReview() {
        Decision call = decide(aPurchase().by(aRepeatReturner()).atRisk(0.6), REGRET);
        assertThat(call.chosen().orElseThrow().intervention()).isEqualTo("guided-fit-call");
        assertThat(call.marks()).contains("manual-review/internal/l1");
        Decision credit = decide(aPurchase().by(aRepeatReturner().whoTook(1, 2)).atRisk(0.6), REGRET);
        assertThat(credit.chosen().orElseThrow().intervention()).isEqualTo("exchange-credit");
        assertThat(credit.chosen().orElseThrow().creditPercent()).isEqualTo(15);
        assertThat(credit.chosen().orElseThrow().channel()).isEqualTo(Channel.EMAIL);
        assertThat(credit.firedRules())
                .extracting(Decision.FiredRule::name)
                .contains("A repeat returner who took offers prefers exchange credit");
    }

    @Test
    void whatPromisesAContentThatIsNotWrittenIsNotEligible() {
        Rulebook without = Rulebook.of(RulebookFiles.shipped("regret").without("content/en/guided-fit-call.txt"));
        Decision decision = decide(aPurchase().by(aRepeatReturner()).atRisk(0.6), without);
        assertThat(decision.chosen().map(Candidate::intervention)).isNotEqualTo(Optional.of("guided-fit-call"));
        assertThat(decision.candidates())
                .filteredOn(outcome -> outcome.candidate().intervention().equals("guided-fit-call"))
                .extracting(Decision.CandidateOutcome::verdict)
                .containsExactly(new Verdict.Ineligible(List.of("CONTENT_MISSING")));
    }

    @Test
    void belowTheThresholdNothingIsDone() {
        for (RequestBuilder request :
                new RequestBuilder[] {aCheckout().by(aNewBuyer()), aPurchase().by(aRepeatReturner()), aPurchase()}) {
            Decision decision = decide(request.atRisk(0.599), REGRET);
            assertThat(decision.outcome()).isEqualTo(Decision.Outcome.NOTHING);
            assertThat(decision.candidates()).isEmpty();
        }
    }

    @Test
    void aDefectGoesStraightThrough() {
        Decision decision =
                decide(aPurchase().by(aRepeatReturner()).atRisk(0.9).sentBackFor(Return.Reason.DEFECT), REGRET);
        assertThat(decision.chosen()).isEmpty();
        assertThat(decision.marks()).containsExactly("fast-track/internal/l1");
    }

    @Test
    void theLineWithTheHighestRiskIsLookedAtAndOfEqualOnesTheFirst() {
        assertThat(decide(aCheckout().atRisk(0.7).andAnItemAtRisk(0.8), REGRET).focusLine())
                .contains("l2");
        assertThat(decide(aCheckout().atRisk(0.8).andAnItemAtRisk(0.8), REGRET).focusLine())
                .contains("l1");
    }

    @Test
    void theOtherPolicyWaitsTwoDays() {
        Decision credit = decide(aPurchase().atRisk(0.8), AFTER_48_HOURS);
        assertThat(credit.chosen().orElseThrow().channel()).isEqualTo(Channel.EMAIL);
        assertThat(credit.chosen().orElseThrow().creditMinor()).isEqualTo(1_500);
        assertThat(credit.chosen().orElseThrow().delayHours()).isEqualTo(48);
        Decision reminder = decide(aPurchase().atRisk(0.6), AFTER_48_HOURS);
        assertThat(reminder.chosen().orElseThrow().channel()).isEqualTo(Channel.SMS);
        assertThat(decide(aPurchase().atRisk(0.59), AFTER_48_HOURS).chosen()).isEmpty();
        assertThat(decide(aCheckout().atRisk(0.99), AFTER_48_HOURS).chosen()).isEmpty();
    }
}
