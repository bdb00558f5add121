package io.trendguard.routes.command;

import io.trendguard.event.HashedPeople;
import io.trendguard.json.Json;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.evaluate.AgainstLive;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.Rejected;
import io.trendguard.model.pipeline.PooledFiles;
import io.trendguard.model.pipeline.TrainingHistory;
import io.trendguard.model.pipeline.TrainingPipeline;
import io.trendguard.model.pipeline.TrainingPlan;
import io.trendguard.model.pipeline.TrainingResult;
import io.trendguard.model.report.DataTerms;
import io.trendguard.model.serve.DecidingFeatures;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.search.Search;
import io.trendguard.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code train} and {@code retrain} are told, and what they print. */
final class TrainingOptions {
    @Option(
            names = "--mapping",
            defaultValue = "trendguard",
            description = "name or file of a mapping (default: ${DEFAULT-VALUE})")
    private String mapping = "";

    @Option(names = "--history", arity = "1..*", description = "files with what happened")
    private List<Path> history = List.of();

    @Option(
            names = "--pool",
            description =
                    "in place of --history: a folder with a folder of event files for each retailer, for a model that"
                            + " those share who agreed (pooled_training); it takes ten of them")
    private @Nullable Path pool;

    @Option(names = "--out", required = true, description = "a new model folder")
    private Path out = Path.of("");

    @Option(names = "--data", description = "what the data is, in words (default: mapping and files)")
    private String data = "";

    @Option(names = "--synthetic", description = "the data was made up")
    private boolean synthetic;

    @Option(names = "--seed", defaultValue = "42", description = "of the training (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--no-imputing",
            description = "returns without a reason are left out instead of being taken for regret while a trend fades")
    private boolean noImputing;

    @Option(
            names = "--report",
            defaultValue = "full",
            description =
                    "full, short (no training again at earlier moments) or none: report.html and report.json in the"
                            + " model folder (default: ${DEFAULT-VALUE})")
    private ReportChoice report = ReportChoice.FULL;

    @Option(
            names = "--rulebook",
            arity = "1..*",
            description = "rulebooks, shipped or folders, by whose offers costs are told as well (default: regret)")
    private List<String> rulebooks = List.of("regret");

    @Option(
            names = "--search",
            defaultValue = "0",
            description = "most trials of a search for better trees; the defaults hold without one")
    private int search;

    @Option(
            names = "--search-minutes",
            defaultValue = "60",
            description = "no trial begins later than this (default: ${DEFAULT-VALUE})")
    private int searchMinutes;

    @Option(
            names = "--exclude",
            split = ",",
            description =
                    "features that may not decide, separated by commas; none for none (default: salutation, where the"
                            + " data has it)")
    private @Nullable List<String> excluded;

    @Option(names = "--json", description = "prints the report's key figures as JSON")
    private boolean json;

    /** Trains, and compares with the live model if there is one. */
    TrainingResult train(Optional<AgainstLive> live) throws IOException {
        Terminal terminal = new Terminal(Clock.systemUTC());
        MappingFile file = MappingFile.load(mapping);
        Instant now = Clock.systemUTC().instant();
        Rejects rejects = new Rejects();
        TrainingHistory read = history(file, now, rejects, terminal);
        terminal.step("Replaying the history");
        TrainingSet rows = read.rows();
        rejects.sum();
        TrainingPlan plan = new TrainingPlan(
                TrainSettings.of(data.isEmpty() ? words(file) : data, synthetic)
                        .withSeed(seed)
                        .at(file.point())
                        .excluding(excluded(rows)),
                file,
                rulebooks(file),
                search == 0
                        ? Optional.empty()
                        : Optional.of(new Search.Budget(search, Duration.ofMinutes(searchMinutes))),
                report.effort(seed),
                live);
        TrainingResult result =
                new TrainingPipeline(plan, Clock.systemUTC(), new TrainingProgress(terminal)).run(read, rows, out);
        System.err.println(TrainingProgress.words(result.readiness()));
        print(result, plan.terms());
        return result;
    }

    private TrainingHistory history(MappingFile file, Instant now, Rejects rejects, Terminal terminal)
            throws IOException {
        if (pool == null && history.isEmpty()) {
            throw new IllegalArgumentException(
                    "No history was named. Name its files with (--history FILE…), or a folder of retailers with (--pool).");
        }
        if (pool == null) {
            return new TrainingHistory.OfFiles(
                    files(file, now, rejects).heardBy(terminal::read), files(file, now, rejected -> {}), history);
        }
        PooledFiles together = PooledFiles.of(file, pool, now, rejects);
        terminal.step("%d retailers train together; left out, since they have not agreed: %s"
                .formatted(together.retailers().size(), together.declined()));
        return together.history();
    }

    private String words(MappingFile file) {
        return "%s %s%s"
                .formatted(
                        file.name(),
                        (pool == null ? history : List.of(pool))
                                .stream()
                                        .map(Path::getFileName)
                                        .map(Path::toString)
                                        .collect(Collectors.joining(", ")),
                        file.attribution().map(" (%s)"::formatted).orElse(""));
    }

    /** What may not decide. A name that is asked for must be there; the usual ones are excluded where they are. */
    private List<String> excluded(TrainingSet rows) {
        if (excluded == null) {
            return DecidingFeatures.EXCLUDED;
        }
        if (excluded.equals(List.of("none"))) {
            return List.of();
        }
        List<String> known = rows.schema().definitions().stream()
                .map(FeatureDefinition::name)
                .toList();
        for (String name : excluded) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("The feature (%s) of (--exclude) is none of the mapping. It has: %s."
                        .formatted(name, String.join(", ", known)));
            }
        }
        return excluded;
    }

    private void print(TrainingResult result, DataTerms terms) throws IOException {
        ModelReport model = result.model();
        if (json) {
            System.out.println(Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(TrainResult.of(model, result.figures())));
        } else {
            System.out.println(TrainingProgress.words(model, terms));
            result.precision().ifPresent(precision -> System.out.print(precision.text()));
            result.figures()
                    .ifPresent(some -> System.out.printf(
                            "%n%s%nThe report: %s%n", some.text(), out.resolve(ModelFolder.REPORT_PAGE)));
        }
    }

    /** Those whose offers and thresholds count; these are for bought items, so a table of features has none. */
    private List<Rulebook> rulebooks(MappingFile file) {
        return rulebooks.stream()
                .filter(name -> file.table().isEmpty())
                .map(name -> Files.isDirectory(Path.of(name)) ? Rulebook.load(Path.of(name)) : Rulebook.shipped(name))
                .filter(rulebook -> rulebook.decisionPoint().equals(file.point()))
                .toList();
    }

    private MappedFiles files(MappingFile file, Instant now, Consumer<Rejected> rejects) {
        MappedFiles files =
                new MappedFiles(file, HistoryFiles.OFFLINE, new HashedPeople(HistoryFiles.OFFLINE), now, rejects);
        return noImputing ? files.withoutImputing() : files;
    }
}
