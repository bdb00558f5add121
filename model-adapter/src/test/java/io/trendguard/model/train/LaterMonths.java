package io.trendguard.model.train;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.serve.CostRule;
import io.trendguard.model.serve.RiskModels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * A rehearsal of the real thing on the orders whose outcome is known: everything before a day is the history, the two
 * months from that day on are scored without their outcomes, as the holdout is.
 */
final class LaterMonths {
    private static final Tenant SHOP = new Tenant("rehearsal");
    private static final int ORDER_DATE = 1;
    private static final int DELIVERY_DATE = 2;
    private static final int USER = 8;
    private static final int OUTCOME = 13;
    private static final CostRule COSTS = CostRule.DEFAULT;

    private final List<String> history = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Boolean> returned = new HashMap<>();
    private final Map<String, String> customers = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    /** How good the model is on some rows. */
    record Quality(int rows, double baseRate, double meanProbability, double auc, double logLoss, double costSaved) {
        @Override
        public String toString() {
            return "%,6d rows, %.3f returned (%.3f foretold): AUC %.4f, log-loss %.4f, cost saved %.1f %%"
                    .formatted(rows, baseRate, meanProbability, auc, logLoss, 100 * costSaved);
        }
    }

    /** All rows, and those of customers who had bought before and who had not. */
    record Result(ModelReport report, Quality all, Quality ofKnown, Quality ofNew) {}

    LaterMonths(Path orders, String from, String to) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(orders)), StandardCharsets.UTF_8))) {
            String heading = reader.readLine();
            history.add(heading);
            asked.add(withoutOutcome(heading.split(",", -1)));
            for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                String[] fields = row.split(",", -1);
                if (fields[ORDER_DATE].compareTo(from) < 0) {
                    history.add(row);
                    known.add(fields[USER]);
                } else if (fields[ORDER_DATE].compareTo(to) < 0) {
                    asked.add(withoutOutcome(fields));
                    returned.put(fields[0], fields[OUTCOME].equals("1"));
                    customers.put(fields[0], fields[USER]);
                }
            }
        }
    }

    private static String withoutOutcome(String[] fields) {
        return String.join(
                ",",
                IntStream.range(0, fields.length)
                        .filter(i -> i != DELIVERY_DATE && i != OUTCOME)
                        .mapToObj(i -> fields[i])
                        .toList());
    }

    /** Trains on the history, with the settings, and scores what came later. */
    Result run(TrainSettings settings, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path past = Files.write(folder.resolve("history.csv"), history);
        Path later = Files.write(folder.resolve("later.csv"), asked);
        MappedFiles files = new MappedFiles(
                MappingFile.load("fashion-returns"),
                SHOP,
                new HashedPeople(SHOP),
                Instant.parse("2020-01-01T00:00:00Z"),
                rejected -> {
                    throw new IllegalStateException(rejected.toString());
                });
        ModelReport report =
                Trainer.train(files.trainingSet(List.of(past)), settings, folder.resolve("m"), Progress.SILENT);
        TrainingSet rows = files.scoringSet(List.of(past), List.of(later));
        int[] all = IntStream.range(0, rows.size()).toArray();
        double[] probabilities = RiskModels.load(folder.resolve("m")).probabilities(rows.columns(), all);
        IntPredicate isKnown =
                row -> known.contains(customers.get(rows.rowKeys().get(row)));
        return new Result(
                report,
                measure(rows, probabilities, all),
                measure(rows, probabilities, Arrays.stream(all).filter(isKnown).toArray()),
                measure(
                        rows,
                        probabilities,
                        Arrays.stream(all).filter(isKnown.negate()).toArray()));
    }

    private Quality measure(TrainingSet rows, double[] probabilities, int[] part) {
        double[] p = Arrays.stream(part).mapToDouble(row -> probabilities[row]).toArray();
        boolean[] y = new boolean[part.length];
        double cost = 0;
        double costOfDoingNothing = 0;
        for (int i = 0; i < part.length; i++) {
            y[i] = Boolean.TRUE.equals(returned.get(rows.rowKeys().get(part[i])));
            long price = rows.pricesMinor()[part[i]];
            boolean warned = COSTS.flags(p[i], price);
            double missed = COSTS.missedFixed() + COSTS.missedShare() * price;
            costOfDoingNothing += y[i] ? missed : 0;
            cost += y[i] ? (warned ? 0 : missed) : warned ? COSTS.needlessFixed() + COSTS.needlessShare() * price : 0;
        }
        PartMetrics metrics = Measures.of(p, y);
        return new Quality(
                p.length,
                metrics.baseRate(),
                Arrays.stream(p).average().orElseThrow(),
                metrics.auc(),
                metrics.logLoss(),
                1 - cost / costOfDoingNothing);
    }
}
