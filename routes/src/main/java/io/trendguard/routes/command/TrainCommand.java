package io.trendguard.routes.command;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.model.feature.LabelRules;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.train.ModelReport;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trainer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a risk model on history. */
@Command(
        name = "train",
        description =
                "Trains a risk model on history, with the very features that serve live, and writes a model folder.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
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

    @Option(names = "--json", description = "prints the report as JSON")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Prerequisites.check();
        Terminal terminal = new Terminal(Clock.systemUTC());
        Instant now = Clock.systemUTC().instant();
        Rejects rejects = new Rejects();
        LabelRules rules = new LabelRules(LabelRules.DEFAULTS.within(), !noImputing, LabelRules.DEFAULTS.afterPeak());
        terminal.step("Living through the history");
        TrainingSet rows = new MappedFiles(MappingFile.load(mapping), OFFLINE, new HashedPeople(OFFLINE), now, rejects)
                .trainingSet(history, rules);
        rejects.sum();
        String what = data.isEmpty() ? mapping + " " + history : data;
        ModelReport report = Trainer.train(
                rows, TrainSettings.of(what, synthetic).withSeed(seed), out, new TrainingProgress(terminal));
        System.out.println(
                json
                        ? Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report)
                        : TrainingProgress.words(report));
        return 0;
    }
}
