package io.trendguard.channels.outbox;

import io.trendguard.log.payload.DeliveryPayload.ByPerson;

/**
 * How a person ends a doubt.
 *
 * @param outcome what they found out
 * @param by who they are and how they know
 */
public record Settlement(Outcome outcome, ByPerson by) {
    /** What became of a message that was in doubt. */
    public enum Outcome {
        /** The provider took it. */
        TAKEN,
        /** The provider did not take it, so it is sent again if it still may be. */
        NOT_TAKEN,
        /** Nobody will ever know; it is closed and never sent again. */
        UNFINDABLE
    }
}
