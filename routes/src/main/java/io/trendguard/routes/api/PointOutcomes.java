package io.trendguard.routes.api;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Tenant;
import io.trendguard.point.DecisionPoint;
import java.util.List;
import java.util.Optional;

/** What became of the decisions of one decision point, beside what was sent about them. Points without outcomes have none. */
public interface PointOutcomes {
    /** Whose decisions. */
    DecisionPoint point();

    /**
     * What is known at the moment of the outcome of a decision.
     *
     * @param reported what the log tells of the decision itself, what channels report included
     */
    Known of(Tenant tenant, DecisionRequest request, List<DecisionFile.Step> reported);

    /**
     * The outcome so far.
     *
     * @param steps entries of the log that tell it, in order
     * @param outcome what they come to; absent where no outcome is awaited
     */
    record Known(List<DecisionFile.Step> steps, Optional<DecisionFile.Outcome> outcome) {
        /** Nothing is known, and nothing is awaited. */
        public static final Known NOTHING = new Known(List.of(), Optional.empty());

        public Known {
            steps = List.copyOf(steps);
        }
    }
}
