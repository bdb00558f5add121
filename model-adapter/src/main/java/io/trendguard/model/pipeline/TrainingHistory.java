package io.trendguard.model.pipeline;

import io.trendguard.event.Event;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.gate.GateRun;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.point.regret.LabelRules;
import io.trendguard.model.point.regret.TrainingSetBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** What a model is trained on. It is read twice: for the rows, and to compare training with serving. */
public sealed interface TrainingHistory {
    /** The rows with their outcomes. */
    TrainingSet rows(LabelRules labels) throws IOException;

    /** Whether its rows are of several retailers. */
    default boolean isPooled() {
        return false;
    }

    /** Whether a model that was trained on these rows may be published. */
    Readiness check(GateRun gate) throws IOException;

    /**
     * Files that a mapping reads.
     *
     * @param files reads the rows and reports what cannot be read
     * @param again reads the same files for the check; what cannot be read has been reported already
     * @param paths the files
     */
    record OfFiles(MappedFiles files, MappedFiles again, List<Path> paths) implements TrainingHistory {
        public OfFiles {
            paths = List.copyOf(paths);
        }

        @Override
        public TrainingSet rows(LabelRules labels) throws IOException {
            return files.trainingSet(paths, labels);
        }

        @Override
        public Readiness check(GateRun gate) throws IOException {
            return gate.ofFiles(again, paths);
        }
    }

    /** Events of several retailers, for a model that they share. */
    record OfPool(PooledFiles files) implements TrainingHistory {
        @Override
        public TrainingSet rows(LabelRules labels) {
            return files.rows();
        }

        @Override
        public Readiness check(GateRun gate) throws IOException {
            return files.check(gate);
        }

        @Override
        public boolean isPooled() {
            return true;
        }
    }

    /**
     * Events in the order in which they became known.
     *
     * @param events begins again at the first each time
     */
    record OfEvents(Supplier<Iterator<Event>> events) implements TrainingHistory {
        @Override
        public TrainingSet rows(LabelRules labels) {
            return new TrainingSetBuilder(labels).build(events.get());
        }

        @Override
        public Readiness check(GateRun gate) throws IOException {
            return gate.ofEvents(events.get());
        }
    }
}
