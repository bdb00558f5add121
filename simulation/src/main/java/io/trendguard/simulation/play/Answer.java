package io.trendguard.simulation.play;

import com.fasterxml.jackson.databind.JsonNode;

/** What the service said of one event: {@code accepted, repeated, conflict, rejected, busy} or {@code too_late}. */
public record Answer(String id, String status, JsonNode whole) {
    /** Whether it stands in the log, by this call or an earlier one. */
    public boolean stands() {
        return status.equals("accepted") || status.equals("repeated") || status.equals("too_late");
    }

    /** Whether it has to be sent again. */
    public boolean busy() {
        return status.equals("busy");
    }
}
