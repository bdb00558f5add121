package io.trendguard.routes.flow;

import io.trendguard.channels.CheckoutAnswer;
import io.trendguard.decision.Decision;
import io.trendguard.log.Receipt;
import java.util.Optional;

/** What became of a submission; known only once it is durable. */
public sealed interface Outcome {

    /**
     * It was accepted now.
     *
     * @param id the event's id as it was sent
     * @param receipt what the sender keeps
     * @param decision what was decided about it, where a decision is asked for
     * @param answer what to show at checkout, where something is to be shown
     */
    record Accepted(String id, Receipt receipt, Optional<Decision> decision, Optional<CheckoutAnswer> answer)
            implements Outcome {}

    /** It was accepted before; the first decision stands and is given again. */
    record Repeated(String id, Optional<Receipt> receipt, Optional<Decision> decision, Optional<CheckoutAnswer> answer)
            implements Outcome {}

    /** Its id was used before for other content. */
    record Conflict(String id) implements Outcome {}

    /** The checkout could not wait any longer and goes on without us; what is decided can be read later. */
    record TooLate(String id, String decisionId) implements Outcome {}
}
