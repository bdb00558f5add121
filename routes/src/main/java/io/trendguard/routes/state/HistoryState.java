package io.trendguard.routes.state;

import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.model.history.Histories;

/** Lets the histories take in events. They keep themselves on disk, with the place that they have seen. */
public record HistoryState(Histories histories) implements LiveState {
    @Override
    public void take(LoggedPayload entry) {
        if (entry.payload() instanceof EventPayload event) {
            histories.apply(event.event(), entry.place().offset());
        }
    }
}
