package io.trendguard.decision;

import static io.trendguard.testing.CustomerBuilder.aLoyalCustomer;
import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.CustomerBuilder.aRepeatReturner;
import static io.trendguard.testing.RequestBuilder.aCheckout;
import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.eligibility.Verdict;
import io.trendguard.event.Channel;
import io.trendguard.experiment.Arm;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.risk.RiskModel;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.cases.CaseRiskModel;
import io.trendguard.testing.RequestBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of a decision, on requests drawn by a seed. */
class DeciderTest {
    private static final Rulebook REGRET = Rulebook.shipped("regret");
    private static final Optional<RiskModel> MODEL = Optional.of(new CaseRiskModel());
    private static final List<Arm> ARMS = List.of(Arm.HOLDOUT, Arm.MODEL_ONLY, Arm.MODEL_AND_OFFER);

    private static Decision decide(RequestBuilder request) {
        return new Decider().decide(request.build(), REGRET, MODEL);
    }

    private static String bytes(DecisionRequest request) {
        return new String(CanonicalJson.bytes(new Decider().decide(request, REGRET, MODEL)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void nobodyIsWrittenToWithoutConsent(Channel channel) {
        for (RequestBuilder request : List.of(
                aPurchase().by(aRepeatReturner().refusing(channel)).atRisk(0.9),
                aPurchase().by(aLoyalCustomer().refusing(channel)).atRisk(0.9))) {
            Decision decision = decide(request);
            assertThat(decision.chosen().filter(c -> c.channel() == channel && channel.contactsCustomer()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theHoldoutAndSafeModeAreNeverAddressed(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            RequestBuilder holdout = random.nextBoolean() ? aCheckout() : aPurchase();
            Decision decision = decide(holdout.by(aNewBuyer().in(Arm.HOLDOUT)).atRisk(random.nextDouble()));
            assertThat(decision.chosen()).isEmpty();
            decision.candidates().stream()
                    .filter(outcome -> outcome.candidate().customerSees())
                    .forEach(outcome -> assertThat(((Verdict.Ineligible) outcome.verdict()).reasons())
                            .contains("HOLDOUT"));
            Decision safe = decide(aCheckout().inSafeMode().by(aNewBuyer()).atRisk(random.nextDouble()));
            assertThat(safe.chosen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void atMostOneInterventionIsEligibleInTheEnd(long seed) {
        for (DecisionRequest request : requests(seed, 40)) {
            Decision decision = new Decider().decide(request, REGRET, MODEL);
            long eligible = decision.candidates().stream()
                    .filter(outcome -> outcome.candidate().customerSees())
                    .filter(outcome -> outcome.verdict() instanceof Verdict.Eligible)
                    .count();
            assertThat(eligible).isEqualTo(decision.chosen().isPresent() ? 1 : 0);
            decision.chosen()
                    .ifPresent(chosen -> assertThat(decision.candidates().stream()
                                    .filter(outcome -> outcome.candidate().equals(chosen))
                                    .findFirst()
                                    .orElseThrow()
                                    .priority()
                                    .orElseThrow()
                                    .signum())
                            .isPositive());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneThreadAndManyDecideTheSameBytes(long seed) throws Exception {
        List<DecisionRequest> requests = requests(seed, 60);
        List<String> alone = requests.stream().map(DeciderTest::bytes).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < requests.size() * 2; i++) {
                order.add(i % requests.size());
            }
            Collections.shuffle(order, new Random(seed));
            List<Future<String>> together = new ArrayList<>();
            for (int i : order) {
                together.add(threads.submit(() -> bytes(requests.get(i))));
            }
            for (int i = 0; i < order.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(order.get(i)));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twoCompilationsOfTheSameFilesDecideTheSameBytes() {
        Rulebook again = Rulebook.of(REGRET.files());
        assertThat(again.version()).isEqualTo(REGRET.version());
        for (DecisionRequest request : requests(7, 20)) {
            assertThat(CanonicalJson.bytes(new Decider().decide(request, again, MODEL)))
                    .isEqualTo(CanonicalJson.bytes(new Decider().decide(request, REGRET, MODEL)));
        }
    }

    @Test
    void withoutTraceTheChoiceIsTheSame() {
        Rulebook untraced = REGRET.withoutTrace();
        for (DecisionRequest request : requests(9, 20)) {
            Decision traced = new Decider().decide(request, REGRET, MODEL);
            Decision plain = new Decider().decide(request, untraced, MODEL);
            assertThat(plain.matchedRows()).isEmpty();
            assertThat(plain.chosen().map(c -> c.id()))
                    .isEqualTo(traced.chosen().map(c -> c.id()));
            assertThat(plain.marks()).isEqualTo(traced.marks());
            assertThat(plain.escalations()).isEqualTo(traced.escalations());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDecisionReadsBackToTheByte(long seed) throws Exception {
        for (DecisionRequest request : requests(seed, 20)) {
            byte[] bytes = CanonicalJson.bytes(new Decider().decide(request, REGRET, MODEL));
            assertThat(CanonicalJson.bytes(Json.mapper().readValue(bytes, Decision.class)))
                    .isEqualTo(bytes);
        }
    }

    private static List<DecisionRequest> requests(long seed, int count) {
        Random random = new Random(seed);
        List<DecisionRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RequestBuilder request = random.nextBoolean() ? aCheckout() : aPurchase();
            var who = List.of(aNewBuyer(), aLoyalCustomer(), aRepeatReturner()).get(random.nextInt(3));
            request.by(who.whoTook(random.nextInt(3), 3).in(ARMS.get(random.nextInt(3))))
                    .atRisk(random.nextDouble())
                    .over(random.nextInt(20_000))
                    .knowing("product_buyers_90d", random.nextInt(100));
            for (int k = random.nextInt(4); k > 0; k--) {
                request.andAnItemAtRisk(random.nextDouble());
            }
            requests.add(request.build());
        }
        return requests;
    }
}
