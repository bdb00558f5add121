package io.trendguard.model.history;

import static io.trendguard.model.history.Facts.SHOP;

import io.trendguard.event.Event;
import io.trendguard.event.PersonRef;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.model.history.Histories.Learning;
import java.nio.file.Path;
import java.util.List;

/** Histories that have lived through events, and what they then hold. */
final class Lived {
    static final HistorySettings SMALL = new HistorySettings(64L << 20, true);

    private Lived() {}

    static Histories open(Path folder) {
        return Histories.open(SMALL, folder);
    }

    static Histories applied(List<Event> events) {
        Histories histories = Histories.inMemory();
        apply(histories, events);
        return histories;
    }

    static void apply(Histories histories, List<Event> events) {
        for (int i = 0; i < events.size(); i++) {
            histories.apply(events.get(i), i);
        }
    }

    static String digest(Histories histories) {
        return histories.digest(SHOP, PersonRef::id, Learning.COUNTS);
    }

    static InMemoryAuditLog log(List<Event> events) {
        InMemoryAuditLog log = new InMemoryAuditLog();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            Event named =
                    new Event(SHOP, "/test", "e" + i, event.feed(), 1, event.time(), event.knownAt(), event.fact());
            log.appendOnce(
                    SHOP,
                    new EventIdentity(named.key(), new byte[32]),
                    List.of(new EventPayload(named).toEntry(event.knownAt())));
        }
        return log;
    }
}
