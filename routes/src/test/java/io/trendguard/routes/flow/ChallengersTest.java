package io.trendguard.routes.flow;

import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.feature.FeatureVector;
import io.trendguard.log.payload.Challenge;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.risk.RiskAssessment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChallengersTest {
    private final DecisionRequest request =
            aPurchase().atRisk(0.8).andAnItemAtRisk(0.3).build();
    private final Challengers challengers = new Challengers(2, Duration.ofMillis(300));

    @AfterEach
    void close() {
        challengers.close();
    }

    private List<Challenge> challenge(ServedModel... models) {
        return challengers.answers(challengers.ask(request, List.of(models)));
    }

    @Test
    void aChallengerJudgesEveryLineOfTheSameRequest() {
        List<Challenge> said = challenge(new Fake("a", () -> 0.25), new Fake("b", () -> 0.5));
        assertThat(said).extracting(Challenge::version).containsExactly("a", "b");
        assertThat(said.get(0).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.probability()).isEqualTo("0.250000"));
    }

    @Test
    void aSlowChallengerIsSkippedWithItsCauseAndTheOthersAreHeard() {
        CountDownLatch never = new CountDownLatch(1);
        Fake slow = new Fake("slow", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 1.0;
        });
        long begin = System.nanoTime();
        List<Challenge> said = challenge(new Fake("quick", () -> 0.25), slow);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(said.get(0).skipped()).isEmpty();
        assertThat(said.get(1).lines()).isEmpty();
        assertThat(said.get(1).skipped().orElseThrow()).contains("did not answer within 300 ms");
    }

    @Test
    void aChallengerThatFailsAgainAndAgainIsLeftAlone() {
        Fake broken = new Fake("broken", () -> {
            throw new IllegalArgumentException("features of another schema");
        });
        for (int i = 0; i < 5; i++) {
            assertThat(challenge(broken).get(0).skipped().orElseThrow()).contains("features of another schema");
        }
        assertThat(challenge(broken).get(0).skipped().orElseThrow()).contains("left alone for a while");
    }

    @Test
    void withoutChallengersNothingIsAsked() {
        assertThat(challenge()).isEmpty();
    }

    /** A model that says what it is told to. */
    private record Fake(String version, Supplier<Double> probability) implements ServedModel {
        @Override
        public FeatureSchema schema() {
            return new FeatureSchema(List.of());
        }

        @Override
        public Score score(FeatureVector features) {
            return new Score(BigDecimal.valueOf(probability.get()), 0);
        }

        @Override
        public double[] logOdds(List<Column> columns, int[] rows) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] probabilities(List<Column> columns, int[] rows) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RiskAssessment assess(FeatureVector features) {
            throw new UnsupportedOperationException();
        }
    }
}
