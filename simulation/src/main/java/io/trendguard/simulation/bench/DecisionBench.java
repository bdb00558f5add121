package io.trendguard.simulation.bench;

import io.trendguard.decision.Decider;
import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.risk.RiskModel;
import io.trendguard.rulebook.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The whole decision on one core, with and without reasons, with and without the trace of rows; and its parts.
 *
 * <pre>
 *   ./mvnw -q -DskipTests package
 *   java @simulation/target/bench.args io.trendguard.simulation.bench.DecisionBench
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
@Threads(1)
public class DecisionBench {
    private static final int PURCHASES = 6_000;
    private static final int DAYS = 300;

    private final Decider decider = new Decider();
    private Optional<Path> folder = Optional.empty();
    private Optional<DecisionWorld> world = Optional.empty();
    private Optional<RiskModel> withReasons = Optional.empty();
    private Optional<RiskModel> withoutReasons = Optional.empty();
    private Optional<Rulebook> untraced = Optional.empty();
    private int next;

    /** Trains the model. */
    @Setup
    public void make() throws IOException {
        Path made = Files.createTempDirectory("decision-bench");
        folder = Optional.of(made);
        DecisionWorld here = DecisionWorld.make(42, PURCHASES, DAYS, made.resolve("model"));
        world = Optional.of(here);
        withReasons = Optional.of(here.model());
        withoutReasons = Optional.of(new WithoutReasons(here.model()));
        untraced = Optional.of(here.rulebook().withoutTrace());
    }

    /** Removes the model. */
    @TearDown
    public void remove() throws IOException {
        if (folder.isPresent()) {
            try (Stream<Path> files = Files.walk(folder.get())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private DecisionWorld world() {
        return world.orElseThrow();
    }

    private DecisionRequest request() {
        List<DecisionRequest> requests = world().requests();
        next = next + 1 == requests.size() ? 0 : next + 1;
        return requests.get(next);
    }

    /** As live traffic is decided. */
    @Benchmark
    public Decision decideWithReasons() {
        return decider.decide(request(), world().rulebook(), withReasons);
    }

    /** As live traffic is decided, without explaining the score. */
    @Benchmark
    public Decision decideWithoutReasons() {
        return decider.decide(request(), world().rulebook(), withoutReasons);
    }

    /** As a what-if decides: only the choice counts. */
    @Benchmark
    public Decision decideWithoutReasonsAndTrace() {
        return decider.decide(request(), untraced.orElseThrow(), withoutReasons);
    }

    /** The score and its reasons alone, for every line. */
    @Benchmark
    public int assess() {
        RiskModel model = withReasons.orElseThrow();
        return request().lines().stream()
                .mapToInt(line -> model.assess(line.features().orElseThrow())
                        .contributions()
                        .size())
                .sum();
    }

    /** The decision and the bytes of its entry, request included, as they go to the log. */
    @Benchmark
    public byte[] decideAndWrite() {
        DecisionRequest request = request();
        Decision decision = decider.decide(request, world().rulebook(), withReasons);
        return new DecisionPayload(request, decision)
                .toEntry(request.decidedAt())
                .payload();
    }

    /** The same in the form of payload version 3, which repeats the words of each row. */
    @Benchmark
    public byte[] decideAndWriteInWords() {
        DecisionRequest request = request();
        Decision decision = decider.decide(request, world().rulebook(), withReasons);
        return new DecisionPayload(request, decision)
                .inWords(Optional.of(world().rulebook()))
                .toEntry(request.decidedAt())
                .payload();
    }

    /** Runs the benchmark and prints rates and ratios. */
    public static void main(String[] arguments) throws RunnerException {
        Options options =
                new OptionsBuilder().include(DecisionBench.class.getName()).build();
        Map<String, Double> rates = new TreeMap<>();
        for (RunResult result : new Runner(options).run()) {
            rates.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getScore());
        }
        double base = rates.getOrDefault("decideWithReasons", Double.NaN);
        rates.forEach((name, rate) ->
                System.out.printf(Locale.ROOT, "%-30s %,9.0f/s   %.2f x decideWithReasons%n", name, rate, rate / base));
        printBytes();
    }

    private static void printBytes() {
        DecisionBench bench = new DecisionBench();
        try {
            bench.make();
            long compact = 0;
            long words = 0;
            int requests = bench.world().requests().size();
            for (int i = 0; i < requests; i++) {
                compact += bench.decideAndWrite().length;
                words += bench.decideAndWriteInWords().length;
            }
            System.out.printf(
                    Locale.ROOT,
                    "bytes of one decision, mean of %,d: %,d in version 3, %,d now, %.2f times%n",
                    requests,
                    words / requests,
                    compact / requests,
                    (double) compact / words);
            bench.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
