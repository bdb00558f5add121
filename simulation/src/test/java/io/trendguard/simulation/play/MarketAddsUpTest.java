package io.trendguard.simulation.play;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.decision.Decider;
import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.model.explain.Waterfall;
import io.trendguard.model.explain.Waterfalls;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.RiskAssessment;
import io.trendguard.simulation.bench.DecisionWorld;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A market is played from its first event to its last decision: whatever is shown of a scored line adds up to what is shown. */
final class MarketAddsUpTest {
    @Test
    void theContributionsOfEveryScoredLineOfAMarketAddUpToTheShownProbability(@TempDir Path folder) throws Exception {
        DecisionWorld world = DecisionWorld.make(7, 2_000, 180, folder.resolve("model"));
        Waterfalls waterfalls = new Waterfalls(Optional.of(world.model().schema()), Optional.of("EUR"));
        Decider decider = new Decider();
        int lines = 0;
        int calibrated = 0;
        for (DecisionRequest request : world.requests()) {
            Decision decision = decider.decide(request, world.rulebook(), Optional.of(world.model()));
            Map<String, LineRequest> asked = request.lines().stream()
                    .collect(Collectors.toMap(one -> one.line().lineId(), Function.identity()));
            assertThat(decision.risks()).hasSameSizeAs(request.lines());
            for (Decision.LineRisk scored : decision.risks()) {
                addsUp(scored.risk());
                addsUp(
                        waterfalls.of(
                                scored.lineId(),
                                Optional.empty(),
                                scored.risk(),
                                requireNonNull(asked.get(scored.lineId()))
                                        .features()
                                        .orElseThrow(),
                                Optional.empty(),
                                Optional.empty()),
                        scored.risk().probability());
                lines++;
                calibrated += scored.risk().calibration().isPresent() ? 1 : 0;
            }
        }
        assertThat(lines).as("scored lines").isGreaterThan(1_000).isEqualTo(calibrated);
    }

    private static void addsUp(RiskAssessment risk) {
        double sum = risk.baseline()
                + risk.contributions().stream()
                        .mapToDouble(Contribution::logOdds)
                        .sum()
                + risk.calibration().orElseThrow().logOdds();
        assertThat(1 / (1 + Math.exp(-sum))).isCloseTo(risk.probability().doubleValue(), within(2e-6));
    }

    private static void addsUp(Waterfall shown, BigDecimal probability) {
        BigDecimal sum = shown.start().points();
        for (Waterfall.Step step : shown.steps()) {
            sum = sum.add(step.points());
        }
        sum = sum.add(shown.calibration().map(Waterfall.Shift::points).orElse(BigDecimal.ZERO));
        assertThat(sum).isEqualByComparingTo(shown.end().points());
        assertThat(shown.end().points())
                .isEqualByComparingTo(probability.movePointRight(2).setScale(1, RoundingMode.HALF_UP));
    }
}
