package io.trendguard.routes.command;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.model.evaluate.NamedCosts;
import io.trendguard.model.evaluate.NamedThreshold;
import io.trendguard.model.evaluate.Yardsticks;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.gate.Readiness;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.Rejected;
import io.trendguard.model.point.regret.LabelRules;
import io.trendguard.model.report.DataTerms;
import io.trendguard.model.report.KeyFigures;
import io.trendguard.model.report.Report;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.ModelReport;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trained;
import io.trendguard.model.train.Trainer;
import io.trendguard.model.train.search.Search;
import io.trendguard.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a risk model on history. */
@Command(
        name = "train",
        description =
                "Trains a risk model on history, with the very features that serve live, and writes a model folder.",
        mixinStandardHelpOptions = true)
class TrainCommand implements Callable<Integer> {
    static final Tenant OFFLINE = new Tenant("offline");

    @Option(
            names = "--mapping",
            defaultValue = "trendguard",
            description = "name or file of a mapping (default: ${DEFAULT-VALUE})")
    private String mapping = "";

    @Option(names = "--history", required = true, arity = "1..*", description = "files with what happened")
    private List<Path> history = List.of();

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

    @Override
    public Integer call() throws Exception {
        Prerequisites.check();
        Terminal terminal = new Terminal(Clock.systemUTC());
        Instant now = Clock.systemUTC().instant();
        Rejects rejects = new Rejects();
        LabelRules rules = new LabelRules(LabelRules.DEFAULTS.within(), !noImputing, LabelRules.DEFAULTS.afterPeak());
        terminal.step("Replaying the history");
        MappingFile file = MappingFile.load(mapping);
        TrainingSet rows = files(file, now, rejects).heardBy(terminal::read).trainingSet(history, rules);
        rejects.sum();
        beforeTraining(rows);
        String what = data.isEmpty()
                ? file.name() + " "
                        + history.stream()
                                .map(Path::getFileName)
                                .map(Path::toString)
                                .collect(Collectors.joining(", "))
                        + file.attribution()
                                .map(whose -> " (%s)".formatted(whose))
                                .orElse("")
                : data;
        TrainingProgress progress = new TrainingProgress(terminal);
        Trained trained = Trainer.train(
                rows,
                searched(rows, TrainSettings.of(what, synthetic).withSeed(seed).excluding(excluded(rows)), progress),
                progress);
        List<Rulebook> deciding = rulebooks(file);
        Yardsticks against = Yardsticks.of(
                file,
                deciding.stream()
                        .flatMap(rulebook -> NamedCosts.of(rulebook).stream())
                        .toList(),
                deciding.stream()
                        .flatMap(rulebook -> NamedThreshold.of(rulebook).stream())
                        .toList());
        Optional<Report> told =
                report.effort(seed).map(effort -> Report.of(trained, against, DataTerms.of(file), effort, progress));
        // The gate reads the files once more; what cannot be read has been told already.
        Readiness readiness =
                Judgement.gate(trained, told, progress).ofFiles(files(file, now, rejected -> {}), history);
        Map<String, byte[]> findings = Judgement.files(told, readiness);
        findings.putAll(beside(trained, against.costs().get(0)));
        ModelReport model = trained.write(out, findings, progress);
        System.err.println(TrainingProgress.words(readiness));
        print(model, told.map(KeyFigures::of), DataTerms.of(file));
        return 0;
    }

    /** What may not decide. A name that is asked for must be there; the usual ones are excluded where they are. */
    private List<String> excluded(TrainingSet rows) {
        if (excluded == null) {
            return TrainSettings.EXCLUDED;
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

    private TrainSettings searched(TrainingSet rows, TrainSettings settings, TrainingProgress progress) {
        TrainSettings without = settings.withTrees(TrainSettings.Trees.forRows(rows.size()));
        if (search == 0) {
            return without;
        }
        Search.Budget budget = new Search.Budget(search, Duration.ofMinutes(searchMinutes));
        return without.withSearch(Search.run(rows, without, budget, Clock.systemUTC(), progress));
    }

    private void print(ModelReport model, Optional<KeyFigures> figures, DataTerms terms) throws IOException {
        if (json) {
            System.out.println(
                    Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(TrainResult.of(model, figures)));
        } else {
            System.out.println(TrainingProgress.words(model, terms));
            figures.ifPresent(some ->
                    System.out.printf("%n%s%nThe report: %s%n", some.text(), out.resolve(ModelFolder.REPORT_PAGE)));
        }
    }

    /** Called with what will be trained on, to refuse it before the long work. */
    void beforeTraining(TrainingSet rows) throws Exception {}

    /** More files for the model folder. */
    Map<String, byte[]> beside(Trained trained, NamedCosts costs) throws Exception {
        return Map.of();
    }

    /** Those whose offers and thresholds count; these are for bought items, so a table of features has none. */
    private List<Rulebook> rulebooks(MappingFile file) {
        return rulebooks.stream()
                .filter(name -> file.table().isEmpty())
                .map(name -> Files.isDirectory(Path.of(name)) ? Rulebook.load(Path.of(name)) : Rulebook.shipped(name))
                .toList();
    }

    private static MappedFiles files(MappingFile file, Instant now, Consumer<Rejected> rejects) {
        return new MappedFiles(file, OFFLINE, new HashedPeople(OFFLINE), now, rejects);
    }
}
