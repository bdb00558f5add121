package io.trendguard.routes.flow;

import io.trendguard.channels.CheckoutAnswer;
import io.trendguard.decision.Decision;
import io.trendguard.log.Receipt;
import io.trendguard.point.DecisionPoint;
import java.util.List;
import java.util.Optional;

/** What became of a submission; known only once it is durable. */
public sealed interface Outcome {

    /**
     * It was accepted now.
     *
     * @param id the event's id as it was sent
     * @param receipt what the sender keeps
     * @param decisions what was decided about it, one of each decision point that it concerns
     */
    record Accepted(String id, Receipt receipt, List<Decided> decisions) implements Outcome {
        public Accepted {
            decisions = List.copyOf(decisions);
        }
    }

    /** It was accepted before; the first decisions stand and are given again. */
    record Repeated(String id, Optional<Receipt> receipt, List<Decided> decisions) implements Outcome {
        public Repeated {
            decisions = List.copyOf(decisions);
        }
    }

    /** Its id was used before for other content. */
    record Conflict(String id) implements Outcome {}

    /**
     * The checkout could not wait any longer and goes on without us; what is decided can be read later.
     *
     * @param points the decision points that decide about it
     */
    record TooLate(String id, List<Pending> points) implements Outcome {
        public TooLate {
            points = List.copyOf(points);
        }
    }

    /**
     * One decision about an event.
     *
     * @param answer what to show at checkout, where something is to be shown
     */
    record Decided(DecisionPoint point, Decision decision, Optional<CheckoutAnswer> answer) {}

    /** A decision that is not made yet, under the name that it will have. */
    record Pending(DecisionPoint point, String decisionId) {}
}
