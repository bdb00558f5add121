package io.trendguard.model.mapping;

import io.trendguard.model.feature.TrainingEvent;
import java.util.Iterator;

/** Events that are read as they are asked for; whoever stops before the last one closes the files behind them. */
public interface TrainingEvents extends Iterator<TrainingEvent>, AutoCloseable {
    @Override
    void close();
}
