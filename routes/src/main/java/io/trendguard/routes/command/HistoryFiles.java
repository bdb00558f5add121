package io.trendguard.routes.command;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.evaluate.NamedCosts;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.Rejected;
import io.trendguard.model.report.DataTerms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** History that models are trained or measured on. */
final class HistoryFiles {
    /** Whom rows belong to that no service has seen. */
    static final Tenant OFFLINE = new Tenant("offline");

    @Option(
            names = "--mapping",
            defaultValue = "trendguard",
            description = "name or file of a mapping of the history (default: ${DEFAULT-VALUE})")
    private String mapping = "";

    @Option(names = "--history", arity = "1..*", description = "files with what happened")
    private List<Path> files = List.of();

    boolean given() {
        return !files.isEmpty();
    }

    /** How the files are read. */
    MappingFile mapping() {
        return MappingFile.load(mapping);
    }

    /** What mistakes cost, by the mapping. */
    NamedCosts costs() {
        MappingFile file = mapping();
        return new NamedCosts("mapping " + file.name(), "", file.costRule());
    }

    /** What the data tells of itself, and in which words. */
    DataTerms terms() {
        return DataTerms.of(mapping());
    }

    /**
     * Replays the files, saying how far it has come.
     *
     * @throws IllegalArgumentException if none were named
     */
    TrainingSet read(Terminal terminal) throws IOException {
        if (!given()) {
            throw new IllegalArgumentException("No history was named. Name its files with (--history FILE…).");
        }
        terminal.step("Replaying the history");
        Rejects rejects = new Rejects();
        TrainingSet rows = mapped(terminal, rejects).trainingSet(files);
        rejects.sum();
        return rows;
    }

    /** Replays the files once more, as {@link MappedFiles#withoutOutcomes}; what cannot be read has been told before. */
    TrainingSet withoutOutcomes(Terminal terminal, Instant moment, Instant end) {
        return mapped(terminal, rejected -> {}).withoutOutcomes(files, moment, end);
    }

    private MappedFiles mapped(Terminal terminal, Consumer<Rejected> rejects) {
        return new MappedFiles(
                        mapping(),
                        OFFLINE,
                        new HashedPeople(OFFLINE),
                        Clock.systemUTC().instant(),
                        rejects)
                .heardBy(terminal::read);
    }
}
