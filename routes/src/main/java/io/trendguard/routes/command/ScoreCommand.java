package io.trendguard.routes.command;

import io.trendguard.event.HashedPeople;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.registry.ModelName;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.Scorer;
import io.trendguard.model.serve.ServedModel;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores purchases whose outcome is not known. */
@Command(
        name = "score",
        description = "Scores purchases in order of time, each with what was known then, and writes"
                + " row_key,p_return,decision.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every row was scored",
            "1:nothing was scored",
            "2:the options are wrong",
            "3:scored, but rows of the purchases were left out; OUT.left-out.csv says which and why"
        })
final class ScoreCommand implements Callable<Integer> {
    private static final int SOME_LEFT_OUT = 3;

    @Option(names = "--model", required = true, description = "a model folder")
    private Path model = Path.of("");

    @Option(
            names = "--mapping",
            defaultValue = "trendguard",
            description = "name or file of a mapping (default: ${DEFAULT-VALUE})")
    private String mapping = "";

    @Option(names = "--history", arity = "1..*", description = "files with what happened before, with outcomes")
    private List<Path> history = List.of();

    @Option(names = "--events", required = true, description = "the file with the purchases to score")
    private Path events = Path.of("");

    @Option(names = "--out", required = true, description = "the CSV file to write")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        Prerequisites.check();
        Terminal terminal = new Terminal(Clock.systemUTC());
        ServedModel risk = RiskModels.load(model);
        Rejects rejects = new Rejects();
        terminal.step("Replaying history and purchases");
        MappingFile read = MappingFile.load(mapping);
        TrainingSet rows = new MappedFiles(
                        read,
                        HistoryFiles.OFFLINE,
                        new HashedPeople(HistoryFiles.OFFLINE),
                        Clock.systemUTC().instant(),
                        rejects)
                .heardBy(terminal::read)
                .scoringSet(history, List.of(events));
        rejects.sum();
        rejects.write(out.resolveSibling(out.getFileName() + ".left-out.csv"));
        try (Writer writer = Files.newBufferedWriter(out)) {
            new Scorer(risk, read.costRule())
                    .score(rows, writer, done -> terminal.at("rows scored", done, rows.size()));
        }
        System.out.printf(
                "%,d rows in %s, scored by model %s%n", rows.size(), out, ModelName.withVersion(risk.version()));
        return rejects.of(events) > 0 ? SOME_LEFT_OUT : 0;
    }
}
