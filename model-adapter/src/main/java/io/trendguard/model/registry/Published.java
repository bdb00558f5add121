package io.trendguard.model.registry;

import io.trendguard.log.payload.ModelChange;
import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.log.payload.PublicationPayload;
import java.time.Instant;

/**
 * One entry of the log that is about a model.
 *
 * @param time when it was known
 * @param version of the model
 * @param actor who did it
 * @param note why, in their words
 * @param change what it changes
 */
public record Published(Instant time, String version, String actor, String note, ModelChange change) {

    /** What an entry says; where version 1 of the payload named no state, the model went live. */
    public static Published of(Instant time, PublicationPayload entry) {
        return new Published(
                time,
                entry.version(),
                entry.actor(),
                entry.note(),
                entry.change().orElseGet(() -> ModelChange.to(State.LIVE)));
    }
}
