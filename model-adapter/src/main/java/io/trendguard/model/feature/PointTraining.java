package io.trendguard.model.feature;

import io.trendguard.point.DecisionPoint;
import java.time.ZoneId;
import java.util.Iterator;

/** How events become the training rows of one decision point. Found by {@link java.util.ServiceLoader}. */
public interface PointTraining {
    /** Whose models are trained on them. */
    DecisionPoint point();

    /** Begins to replay events, to see at which moments rows are asked for. */
    RowMoments moments();

    /**
     * Rows with their outcomes.
     *
     * @param events in the order in which they became known
     * @param shop the zone of customers who stated none
     * @throws IllegalArgumentException if they are not in that order
     */
    TrainingSet rows(Iterator<TrainingEvent> events, ZoneId shop);

    /** Begins to collect rows of several retailers for a model that they share. */
    Pool pool();

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
