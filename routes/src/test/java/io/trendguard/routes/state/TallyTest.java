package io.trendguard.routes.state;

import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.decision.Decider;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.DecisionPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Tenant SHOP = new Tenant("shop");

    /** Lanes, and events that were learnt late, bring decisions in another order than that of their times. */
    @Test
    void newestFirstIsByTheTimeOfTheDecision() {
        Tally tally = new Tally();
        Instant start = Instant.parse("2026-03-02T21:56:00Z");
        int[] minutes = {47, 0, 30, 12};
        for (int i = 0; i < minutes.length; i++) {
            DecisionRequest request = request("d_%032x".formatted(i), start.plus(Duration.ofMinutes(minutes[i])));
            tally.take(new LoggedPayload(
                    SHOP,
                    LogPlace.at(i),
                    request.decidedAt(),
                    new DecisionPayload(request, new Decider().decideWithoutRulebook(request, Optional.empty()))));
        }

        List<Tally.DecisionLine> recent = tally.of(SHOP).recent(3);

        assertThat(recent)
                .extracting(line -> Duration.between(start, line.decidedAt()).toMinutes())
                .containsExactly(47L, 30L, 12L);
        assertThat(tally.of(SHOP).newest()).contains(start.plus(Duration.ofMinutes(47)));
    }

    private static DecisionRequest request(String id, Instant decidedAt) {
        DecisionRequest base = aPurchase().by(aNewBuyer()).build();
        return new DecisionRequest(
                id,
                base.tenant(),
                base.decisionPoint(),
                base.stage(),
                base.orderId(),
                base.person(),
                base.eventTime(),
                decidedAt,
                base.currency(),
                base.lines(),
                base.contact(),
                base.budget(),
                base.arm(),
                base.safeMode(),
                base.faults());
    }
}
