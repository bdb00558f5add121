package io.trendguard.model.history;

import io.trendguard.event.Feed;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts facts that were there when a history was read and were left out, by feed. */
public final class Skipped {
    private final Map<Feed, LongAdder> counts = new EnumMap<>(Feed.class);

    Skipped() {
        for (Feed feed : Feed.values()) {
            counts.put(feed, new LongAdder());
        }
    }

    void add(Feed feed, long facts) {
        if (facts > 0) {
            java.util.Objects.requireNonNull(counts.get(feed)).add(facts);
        }
    }

    /** How many facts of each feed were left out so far. */
    public Map<Feed, Long> counts() {
        Map<Feed, Long> all = new EnumMap<>(Feed.class);
        counts.forEach((feed, count) -> all.put(feed, count.sum()));
        return all;
    }
}
