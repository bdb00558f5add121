package io.trendguard.routes.flow;

import com.sun.management.OperatingSystemMXBean;
import io.trendguard.decision.Decider;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.simulation.bench.DecisionWorld;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What challengers beside the champion cost a decision, in time that the caller waits and in processor time, as a ratio to a
 * decision without any; the three ways take turns in one run.
 *
 * <pre>
 *   ./mvnw -q -DskipTests package
 *   java @routes/target/bench.args io.trendguard.routes.flow.ChallengersBench
 * </pre>
 */
final class ChallengersBench {
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 12;
    private static final int DECISIONS = 3_000;
    private static final int MOST = 2;

    private final DecisionWorld world;
    private final List<ServedModel> challengers;
    private final Decider decider = new Decider();
    private long said;

    private ChallengersBench(DecisionWorld world, List<ServedModel> challengers) {
        this.world = world;
        this.challengers = challengers;
    }

    /** Makes a market, trains on it, and prints a line for each number of challengers. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("challengers-bench").resolve("model");
        DecisionWorld world = DecisionWorld.make(42, 6_000, 300, folder);
        List<ServedModel> copies = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            copies.add(RiskModels.load(folder)); // trees of their own, as those of another model would be
        }
        new ChallengersBench(world, copies).run();
    }

    private void run() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        List<Histogram> waited = Collections.nCopies(MOST + 1, 0).stream()
                .map(n -> new Histogram(3))
                .toList();
        long[] processor = new long[MOST + 1];
        try (Challengers asked = new Challengers(2, Challengers.PATIENCE)) {
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                for (int count = 0; count <= MOST; count++) {
                    long before = system.getProcessCpuTime();
                    for (int i = 0; i < DECISIONS; i++) {
                        long nanos = decide(asked, count, i);
                        if (round >= WARM_UP) {
                            waited.get(count).recordValue(nanos);
                        }
                    }
                    processor[count] += round < WARM_UP ? 0 : system.getProcessCpuTime() - before;
                }
            }
        }
        double base = waited.get(0).getValueAtPercentile(50);
        for (int count = 0; count <= MOST; count++) {
            Histogram own = waited.get(count);
            System.out.printf(
                    Locale.ROOT,
                    "%d challengers: p50 %.1f µs (%.2f times), p99 %.1f µs (%.2f times), processor time %.1f µs (%.2f times) a decision%n",
                    count,
                    own.getValueAtPercentile(50) / 1e3,
                    own.getValueAtPercentile(50) / base,
                    own.getValueAtPercentile(99) / 1e3,
                    own.getValueAtPercentile(99) / (double) waited.get(0).getValueAtPercentile(99),
                    processor[count] / 1e3 / ROUNDS / DECISIONS,
                    processor[count] / (double) processor[0]);
        }
        System.out.printf(Locale.ROOT, "%,d judgements of challengers were recorded%n", said);
    }

    /** One decision as the flow makes it: challengers are asked before, and heard after. */
    private long decide(Challengers asked, int count, int number) {
        DecisionRequest request = world.requests().get(number % world.requests().size());
        long begin = System.nanoTime();
        List<Challengers.Asked> waiting = asked.ask(request, challengers.subList(0, count));
        decider.decide(request, world.rulebook(), Optional.of(world.model()));
        said += asked.answers(waiting).stream()
                .filter(one -> one.skipped().isEmpty())
                .count();
        return System.nanoTime() - begin;
    }
}
