package io.trendguard.routes.command;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.model.feature.LabelRules;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.gate.GateRun;
import io.trendguard.model.gate.GateSettings;
import io.trendguard.model.gate.Readiness;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.Rejected;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.ModelReport;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trained;
import io.trendguard.model.train.Trainer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
        MappedFiles files = files(now, rejects);
        TrainingSet rows = files.trainingSet(history, rules);
        rejects.sum();
        String what = data.isEmpty() ? mapping + " " + history : data;
        TrainingProgress progress = new TrainingProgress(terminal);
        Trained trained = Trainer.train(rows, TrainSettings.of(what, synthetic).withSeed(seed), progress);
        // The gate reads the files once more; what cannot be read has been told already.
        Readiness readiness = new GateRun(trained, List.of(), GateSettings.DEFAULTS, progress)
                .ofFiles(files(now, rejected -> {}), history);
        ModelReport report = trained.write(
                out,
                Map.of(
                        ModelFolder.READINESS,
                        Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(readiness)),
                progress);
        System.err.println(TrainingProgress.words(readiness));
        System.out.println(
                json
                        ? Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report)
                        : TrainingProgress.words(report));
        return 0;
    }

    private MappedFiles files(Instant now, Consumer<Rejected> rejects) {
        return new MappedFiles(MappingFile.load(mapping), OFFLINE, new HashedPeople(OFFLINE), now, rejects);
    }
}
