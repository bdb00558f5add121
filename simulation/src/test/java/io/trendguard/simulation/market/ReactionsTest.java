package io.trendguard.simulation.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.DispositionReport.Disposition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReactionsTest {
    private final Market market =
            Market.of(MarketSettings.ofSize(42, 20_000, 180, Instant.parse("2026-11-01T00:00:00Z")));
    private final Reactions reactions = market.reactions();

    @Test
    void askingTwiceChangesNothing() {
        assertThat(reactions.to("o-000000007", "1", "exchange-credit"))
                .isEqualTo(market.reactions().to("o-000000007", "1", "exchange-credit"));
    }

    @Test
    void withoutATreatmentThatIsTakenEverythingStaysAsItWas() {
        for (LineTruth line : lines(2_000)) {
            Reaction reaction = reactions.to(line.orderId(), line.lineId(), "exchange-credit");
            assertThat(reaction.untreated()).isEqualTo(line.cause());
            if (reaction.disposition() != Disposition.ACCEPTED) {
                assertThat(reaction.treated()).isEqualTo(reaction.untreated());
            }
        }
    }

    @Test
    void noTreatmentBringsALineBackThatWouldHaveBeenKept() {
        for (LineTruth line : lines(4_000)) {
            Reaction reaction = reactions.to(line.orderId(), line.lineId(), "keep-it-credit");
            if (reaction.untreated().isEmpty()) {
                assertThat(reaction.treated()).isEmpty();
            }
        }
    }

    @Test
    void theMeasuredEffectIsTheTrueOne() {
        TrueEffects.Effect truth = TrueEffects.defaults().of("keep-it-credit").orElseThrow();
        double expected = 0;
        double prevented = 0;
        List<LineTruth> lines = lines(20_000);
        for (LineTruth line : lines) {
            PlannedOrder order = market.order(line.orderId());
            PlannedLine planned = order.lines().get(Integer.parseInt(line.lineId()) - 1);
            Chances before = market.outcomes().chances(planned);
            expected += truth.acceptance(line.customerType())
                    * (before.comesBack() - before.after(truth).comesBack());
            prevented += reactions
                            .to(line.orderId(), line.lineId(), "keep-it-credit")
                            .prevented()
                    ? 1
                    : 0;
        }
        assertThat(expected / lines.size()).isGreaterThan(0.01);
        assertThat(prevented / lines.size()).isCloseTo(expected / lines.size(), within(0.005));
    }

    @Test
    void anUnknownInterventionIsTakenByNobody() {
        assertThat(lines(1_000))
                .noneMatch(line -> reactions
                                .to(line.orderId(), line.lineId(), "gift-basket")
                                .disposition()
                        == Disposition.ACCEPTED);
    }

    @Test
    void aLineThatTheOrderDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> reactions.to("o-000000007", "99", "pause")).hasMessageContaining("(99)");
    }

    private List<LineTruth> lines(int orders) {
        List<LineTruth> lines = new ArrayList<>();
        for (int number = 0; number < orders; number++) {
            lines.addAll(market.truth(PlannedOrder.id(number)));
        }
        return lines;
    }
}
