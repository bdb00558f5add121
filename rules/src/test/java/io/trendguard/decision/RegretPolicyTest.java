package io.trendguard.decision;

import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.RequestBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.rulebook.CaseRiskModel;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.testing.RequestBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegretPolicyTest {
    private static final Rulebook REGRET = Rulebook.shipped("regret");

    private static Decision decide(RequestBuilder request) {
        return new Decider().decide(request.build(), REGRET, Optional.of(new CaseRiskModel()));
    }

    @Test
    void aNewBuyerAtHighRiskIsOfferedAFitCheckAndTenPercentExchangeCreditAtCheckout() {
        Decision decision = decide(aCheckout().by(aNewBuyer()).atRisk(0.82));
        assertThat(decision.chosen().orElseThrow().intervention()).isEqualTo("fit-check-credit");
    }
}
