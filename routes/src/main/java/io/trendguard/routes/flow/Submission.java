package io.trendguard.routes.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.routes.security.Caller;

/**
 * An event as somebody sent it.
 *
 * @param caller who sent it, from the credential
 * @param cloudEvent the CloudEvent in structured JSON
 * @param origin where it came in, for example {@code http} or {@code folder:orders.ndjson#12}
 * @param purpose whether it is to be decided
 */
public record Submission(Caller caller, JsonNode cloudEvent, String origin, Purpose purpose) {

    /** What an event is sent for. */
    public enum Purpose {
        /** It is happening: decide about it. */
        LIVE,
        /** It happened before this service was there: remember it, decide nothing. */
        HISTORY
    }
}
