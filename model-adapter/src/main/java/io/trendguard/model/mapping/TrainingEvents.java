package io.trendguard.model.mapping;

import io.trendguard.model.feature.TrainingEvent;
import java.util.Iterator;
import java.util.Optional;

/** Events that are read as they are asked for; whoever stops before the last one closes the files behind them. */
public interface TrainingEvents extends Iterator<TrainingEvent>, AutoCloseable {
    @Override
    void close();

    /** Where the event that was given last stands; absent where its reader does not keep that. */
    default Optional<Origin> origin() {
        return Optional.empty();
    }

    /**
     * Rows of a table.
     *
     * @param line of the first
     * @param text as they stand there, one on each line
     */
    record Origin(long line, String text) {}
}
