package io.trendguard.bench;

import static io.trendguard.testing.CustomerBuilder.aLoyalCustomer;
import static io.trendguard.testing.CustomerBuilder.aNewBuyer;
import static io.trendguard.testing.CustomerBuilder.aRepeatReturner;
import static io.trendguard.testing.RequestBuilder.aCheckout;
import static io.trendguard.testing.RequestBuilder.aPurchase;

import io.trendguard.decision.Decider;
import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.json.CanonicalJson;
import io.trendguard.risk.RiskModel;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.cases.CaseRiskModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** One decision through KIE with and without reasons: at low risk, which most are, and at high risk with all candidates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class DecideBenchmark {
    private final Decider decider = new Decider();
    private final Rulebook traced = Rulebook.shipped("regret");
    private final Rulebook untraced = traced.withoutTrace();
    private final Optional<RiskModel> model = Optional.of(new CaseRiskModel());
    private final DecisionRequest low =
            aPurchase().by(aLoyalCustomer()).atRisk(0.3).build();
    private final DecisionRequest high =
            aCheckout().by(aNewBuyer()).atRisk(0.82).build();
    /** Three in ten at risk, as the market has it. */
    private final List<DecisionRequest> mixed = List.of(
            low,
            low,
            high,
            aCheckout().by(aLoyalCustomer()).atRisk(0.2).build(),
            aPurchase().by(aNewBuyer()).atRisk(0.4).build(),
            aPurchase().by(aRepeatReturner()).atRisk(0.7).build(),
            aCheckout().by(aNewBuyer()).atRisk(0.1).build(),
            aPurchase().by(aLoyalCustomer()).atRisk(0.65).build(),
            low,
            aCheckout().by(aLoyalCustomer()).atRisk(0.5).build());

    /** At low risk, with reasons. */
    @Benchmark
    public Decision lowRiskWithReasons() {
        return decider.decide(low, traced, model);
    }

    /** At high risk with six candidates, with reasons. */
    @Benchmark
    public Decision highRiskWithReasons() {
        return decider.decide(high, traced, model);
    }

    /** At high risk with six candidates, without reasons. */
    @Benchmark
    public Decision highRiskWithoutReasons() {
        return decider.decide(high, untraced, model);
    }

    /** Ten decisions as they come, with reasons. */
    @Benchmark
    public int tenAsTheyComeWithReasons() {
        return mixed.stream()
                .mapToInt(request ->
                        decider.decide(request, traced, model).candidates().size())
                .sum();
    }

    /** Ten decisions as they come, without reasons. */
    @Benchmark
    public int tenAsTheyComeWithoutReasons() {
        return mixed.stream()
                .mapToInt(request ->
                        decider.decide(request, untraced, model).candidates().size())
                .sum();
    }

    /** The canonical bytes of a decision at high risk, as the log takes them. */
    @Benchmark
    public byte[] canonicalBytes() {
        return CanonicalJson.bytes(decider.decide(high, traced, model));
    }

    /** Runs it; arguments are JMH's include patterns. */
    public static void main(String[] arguments) throws RunnerException {
        String include = arguments.length > 0 ? arguments[0] : DecideBenchmark.class.getSimpleName();
        new Runner(new OptionsBuilder().include(include).build()).run();
    }
}
