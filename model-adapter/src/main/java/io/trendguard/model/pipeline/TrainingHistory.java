package io.trendguard.model.pipeline;

import io.trendguard.event.Event;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.feature.InstalledTraining;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.gate.GateRun;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.point.DecisionPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** What a model is trained on. It is read twice: for the rows, and to compare training with serving. */
public sealed interface TrainingHistory {
    /** The rows with their outcomes. */
    TrainingSet rows() throws IOException;

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
        public TrainingSet rows() throws IOException {
            return files.trainingSet(paths);
        }

        @Override
        public Readiness check(GateRun gate) throws IOException {
            return gate.ofFiles(again, paths);
        }
    }

    /** Events of several retailers, for a model that they share. */
    record OfPool(PooledFiles files) implements TrainingHistory {
        @Override
        public TrainingSet rows() {
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
     * Events in the order in which they became known; all that the decision point asks about become rows.
     *
     * @param events begins again at the first each time
     */
    record OfEvents(DecisionPoint point, Supplier<Iterator<Event>> events) implements TrainingHistory {
        @Override
        public TrainingSet rows() {
            return InstalledTraining.of(point).rows(TrainingEvent.all(events.get()), RowRules.DEFAULTS);
        }

        @Override
        public Readiness check(GateRun gate) throws IOException {
            return gate.ofEvents(point, TrainingEvent.all(events.get()));
        }
    }
}
