package io.trendguard.simulation.market;

import io.trendguard.simulation.market.Draws.Topic;
import io.trendguard.simulation.market.Happening.Kind;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is still to come, by the moment it becomes known. What would be known after the market's end is forgotten. */
final class Agenda {
    private static final double SHORTEST_DELAY = 5.0 * Words.MINUTE;

    private final PriorityQueue<Happening> ahead = new PriorityQueue<>();
    private final long seed;
    private final double lateShare;
    private final long end;
    private int mostAhead;

    Agenda(MarketSettings settings) {
        this.seed = settings.seed();
        this.lateShare = settings.lateShare();
        this.end = settings.end().toEpochMilli();
    }

    /** Known the moment it happens. */
    void atOnce(Kind kind, long time, long subject, int part) {
        add(new Happening(time, time, kind, subject, part));
    }

    /** Known the moment it happens, or, for a few, minutes later and up to the longest delay. */
    void soonerOrLater(Kind kind, long time, long subject, int part, long longestDelay) {
        Draws draws = Draws.of(seed, Topic.LATE, Draws.key(kind.name()), subject, part);
        long delay = draws.chance(lateShare) ? (long) draws.logBetween(SHORTEST_DELAY, (double) longestDelay) : 0;
        add(new Happening(time + delay, time, kind, subject, part));
    }

    private void add(Happening happening) {
        if (happening.at() < end) {
            ahead.add(happening);
            mostAhead = Math.max(mostAhead, ahead.size());
        }
    }

    /** The next happening, taken off. */
    Optional<Happening> next() {
        return Optional.ofNullable(ahead.poll());
    }

    /** How many happenings were waiting at once at most. */
    int mostAhead() {
        return mostAhead;
    }
}
