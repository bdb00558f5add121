package io.trendguard.log.payload;

import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.log.EntryKind;
import java.util.Optional;

/** An event came in; people in it are references. */
public record EventPayload(Event event) implements LogPayload {
    @Override
    public EntryKind kind() {
        return EntryKind.EVENT;
    }

    @Override
    public Optional<PersonRef> person() {
        return event.person();
    }
}
