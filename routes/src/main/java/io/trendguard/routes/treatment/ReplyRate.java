package io.trendguard.routes.treatment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** How often the answer to one message may change: a customer changes her mind a few times, a program does it for ever. */
final class ReplyRate {
    /** Changes of one message's answer within the time. */
    static final int MOST = 10;

    static final Duration WITHIN = Duration.ofHours(1);
    private static final int REMEMBERED = 100_000;

    private final Cache<String, ArrayDeque<Instant>> changes =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** Whether one more change is taken; it then counts. */
    boolean take(String treatmentId, Instant now) {
        ArrayDeque<Instant> times = changes.get(treatmentId, id -> new ArrayDeque<>());
        synchronized (times) {
            while (!times.isEmpty() && times.peekFirst().isBefore(now.minus(WITHIN))) {
                times.removeFirst();
            }
            if (times.size() >= MOST) {
                return false;
            }
            times.addLast(now);
            return true;
        }
    }
}
