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
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.regret.RegretPoint;
import java.nio.charset.StandardCharsets;
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

    /** A busy decision point hides no other from the filter of the start page. */
    @Test
    void theLatestDecisionsOfEachPointAreThere() {
        Tally tally = new Tally();
        Instant start = Instant.parse("2026-03-02T21:56:00Z");
        decided(tally, "d_%032x-regret".formatted(1), start, "regret");
        for (int i = 2; i < 30; i++) {
            decided(tally, "d_%032x-cart".formatted(i), start.plusSeconds(i), "cart");
        }

        List<Tally.DecisionLine> recent = tally.of(SHOP).recentOfEachPoint(20, start.plusSeconds(25));

        assertThat(recent).hasSize(21);
        assertThat(recent.get(0).decidedAt()).isEqualTo(start.plusSeconds(25));
        assertThat(recent.get(0).decisionPoint()).contains("cart");
        assertThat(recent.get(20).decisionPoint()).contains("regret");
    }

    /** As snapshots of before kept it: without the decision point, which newer names of decisions end with. */
    @Test
    void whatASnapshotOfBeforeKeptIsRead() {
        String line = "{\"decision_id\":\"%s\",\"decided_at\":\"2026-03-02T11:00:00Z\",\"order_id\":\"o-1\","
                + "\"outcome\":\"NOTHING\",\"probability\":\"0.5\",\"arm\":\"HOLDOUT\"}";
        String kept = "{\"events\":2,\"synthetic\":false,\"rejected\":0,\"conflicts\":0,\"by_feed\":{\"purchase\":2},"
                + "\"by_outcome\":{\"NOTHING\":2},\"by_arm\":{\"HOLDOUT\":2},\"by_intervention\":[],\"recent\":["
                + line.formatted("d_" + "a".repeat(32)) + "," + line.formatted("d_" + "b".repeat(32) + "-regret")
                + "]}";
        Tally tally = new Tally();

        tally.restore(SHOP, "", kept.getBytes(StandardCharsets.UTF_8));

        assertThat(tally.of(SHOP).recent(2))
                .extracting(Tally.DecisionLine::decisionPoint)
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of("regret"));
    }

    private static void decided(Tally tally, String id, Instant at, String point) {
        DecisionRequest request = request(id, at, new DecisionPoint(point));
        tally.take(new LoggedPayload(
                SHOP,
                LogPlace.at(0),
                at,
                new DecisionPayload(request, new Decider().decideWithoutRulebook(request, Optional.empty()))));
    }

    private static DecisionRequest request(String id, Instant decidedAt) {
        return request(id, decidedAt, RegretPoint.NAME);
    }

    private static DecisionRequest request(String id, Instant decidedAt, DecisionPoint point) {
        DecisionRequest base = aPurchase().by(aNewBuyer()).build();
        return new DecisionRequest(
                id,
                base.tenant(),
                point,
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
