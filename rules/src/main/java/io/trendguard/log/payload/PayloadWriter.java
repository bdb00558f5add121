package io.trendguard.log.payload;

import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import java.time.Instant;
import java.util.List;

/** Where those append who have something to say, but no event: messages on their way, doubts, escalations. */
@FunctionalInterface
public interface PayloadWriter {
    /**
     * Appends what is given together.
     *
     * @param time when it was known
     * @throws LogUnavailableException if the log cannot be written
     */
    Appended.Sequenced append(Tenant tenant, Instant time, List<? extends LogPayload> payloads);
}
