package io.trendguard.routes.api.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How many events came in during the last five minutes. */
final class EventRate {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Deque<Seen> seen = new ArrayDeque<>();

    private record Seen(Instant at, long events) {}

    /** Events within the seconds that were watched. */
    record Recent(long events, long seconds) {}

    synchronized void add(Instant at, long events) {
        seen.addLast(new Seen(at, events));
        while (seen.size() > 1 && seen.getFirst().at().isBefore(at.minus(WINDOW))) {
            seen.removeFirst();
        }
    }

    synchronized Optional<Recent> recent(Instant now, long events) {
        Seen first = seen.peekFirst();
        return first == null
                ? Optional.empty()
                : Optional.of(new Recent(
                        Math.max(0, events - first.events()),
                        Math.max(0, Duration.between(first.at(), now).toSeconds())));
    }
}
