package io.trendguard.routes.command;

import io.trendguard.model.evaluate.Rehearsal;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.serve.Scorer;
import io.trendguard.model.train.TrainSettings;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains at earlier moments and asks in the months after. */
@Command(
        name = "rehearse",
        description =
                "Trains a model as of the first day of earlier months and asks it in the months after, while no further"
                        + " outcome comes in: how good would it have been?",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
    @Mixin
    private HistoryFiles history = new HistoryFiles();

    @Option(names = "--moments", defaultValue = "4", description = "how many (default: ${DEFAULT-VALUE})")
    private int moments;

    @Option(names = "--months", defaultValue = "2", description = "asked after each (default: ${DEFAULT-VALUE})")
    private int months;

    @Option(names = "--seed", defaultValue = "42", description = "of the training (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--out", description = "a CSV file to write: every row that was asked, with its probability")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        Prerequisites.check();
        if (moments < 1 || months < 1) {
            throw new IllegalArgumentException(
                    "The numbers of moments (%d) and months (%d) must be positive.".formatted(moments, months));
        }
        Terminal terminal = new Terminal(Clock.systemUTC());
        MappingFile mapping = history.mapping();
        ZoneId zone = mapping.shopZone();
        TrainingSet all = history.read(terminal);
        TrainSettings settings = TrainSettings.of(mapping.name(), false)
                .at(mapping.point())
                .withSeed(seed)
                .withTrees(TrainSettings.Trees.forRows(all.size()));
        List<Rehearsal.Origin> origins = new ArrayList<>();
        List<Rehearsal.Asked> asked = new ArrayList<>();
        for (Instant moment : Rehearsal.moments(all, zone, moments, months)) {
            terminal.step("As of %s".formatted(moment.atZone(zone).toLocalDate()));
            TrainingSet asOf = history.withoutOutcomes(terminal, moment, Rehearsal.after(moment, zone, months));
            origins.add(Rehearsal.at(
                    all, asOf, moment, zone, months, settings, asked::add, new TrainingProgress(terminal)));
        }
        print(origins, zone, mapping.nouns());
        if (out != null) {
            write(asked, zone, out);
        }
        return 0;
    }

    private static void write(List<Rehearsal.Asked> asked, ZoneId zone, Path out) throws IOException {
        try (Writer writer = Files.newBufferedWriter(out)) {
            writer.write("as_of,month,row_key,customer,came_back,probability,%s%n".formatted(Rehearsal.RATE));
            for (Rehearsal.Asked row : asked) {
                writer.write("%s,%d,%s,%d,%d,%s,%s%n"
                        .formatted(
                                row.moment().atZone(zone).toLocalDate(),
                                row.month(),
                                Scorer.quoted(row.rowKey()),
                                row.customer(),
                                row.returned() ? 1 : 0,
                                row.probability(),
                                Double.isNaN(row.rate()) ? "" : Double.toString(row.rate())));
            }
        }
    }

    private static void print(List<Rehearsal.Origin> origins, ZoneId zone, Nouns nouns) {
        System.out.printf(
                "| as of | trees | month after | %s | %s | predicted | AUC (95 %%) | log-loss | rate alone: mean | AUC | log-loss |%n",
                nouns.rows(), nouns.with());
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (Rehearsal.Origin origin : origins) {
            for (Rehearsal.Month month : origin.months()) {
                PartMetrics model = month.model();
                System.out.printf(
                        "| %s | %d | %d | %,d | %.3f | %.3f | %.4f (%.4f to %.4f) | %.4f | %s |%n",
                        origin.moment().atZone(zone).toLocalDate(),
                        origin.trees(),
                        month.number(),
                        model.rows(),
                        model.baseRate(),
                        month.meanProbability(),
                        model.auc(),
                        model.aucLow(),
                        model.aucHigh(),
                        model.logLoss(),
                        month.rate()
                                .map(rate ->
                                        "%.3f | %.4f | %.4f".formatted(month.meanRate(), rate.auc(), rate.logLoss()))
                                .orElse("no rate | | "));
            }
        }
    }
}
