package io.trendguard.model.feature;

import io.trendguard.event.Event;
import io.trendguard.point.DecisionPoint;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Optional;

/** How events become the training rows of one decision point. Found by {@link java.util.ServiceLoader}. */
public interface PointTraining {
    /** Whose models are trained on them. */
    DecisionPoint point();

    /** Begins to replay events, to see at which moments rows are asked for. */
    RowMoments moments(RowRules rules);

    /**
     * Rows with their outcomes.
     *
     * @param events in the order in which they became known
     * @throws IllegalArgumentException if they are not in that order
     */
    TrainingSet rows(Iterator<TrainingEvent> events, RowRules rules);

    /** Whether this event only reports what became of earlier ones: without it, the same rows are asked for. */
    boolean isOutcome(Event event);

    /** Begins to collect rows of several retailers for a model that they share; absent where none can be shared. */
    default Optional<Pool> pool() {
        return Optional.empty();
    }

    /** Rows of several retailers, whose histories stay apart. Each row is named {@code retailer/…}. */
    interface Pool {
        /** Adds the rows of a retailer, whose events come in the order in which they became known. */
        void add(String retailer, Iterator<TrainingEvent> events, ZoneId shop);

        /**
         * All rows with their outcomes.
         *
         * @param fewest a word that fewer retailers use is left out, so that nobody sees in a shared model what one of them
         *     calls things
         */
        TrainingSet build(int fewest);
    }
}
