package io.trendguard.routes.api.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** How far one follower was behind: the largest lag of every five minutes, for six hours. A step without a look is 0. */
final class LagHistory {
    static final Duration STEP = Duration.ofMinutes(5);
    static final int STEPS = 72;

    private final Deque<Worst> steps = new ArrayDeque<>();

    private record Worst(long step, double seconds, Instant at) {}

    synchronized void add(Instant at, double seconds) {
        long step = at.getEpochSecond() / STEP.toSeconds();
        Worst now = new Worst(step, seconds, at);
        Worst last = steps.peekLast();
        if (last != null && last.step() == step) {
            if (seconds <= last.seconds()) {
                return;
            }
            steps.removeLast();
        }
        steps.addLast(now);
        while (steps.getFirst().step() <= step - STEPS) {
            steps.removeFirst();
        }
    }

    synchronized Optional<Health.Watched> watched() {
        return steps.stream().max(Comparator.comparing(Worst::seconds)).map(worst -> {
            long first = steps.getFirst().step();
            List<Double> seconds = new ArrayList<>();
            for (Worst step : steps) {
                while (first + seconds.size() < step.step()) {
                    seconds.add(0.0);
                }
                seconds.add(step.seconds());
            }
            Instant from = Instant.ofEpochSecond(first * STEP.toSeconds());
            return new Health.Watched(from, STEP.toSeconds(), seconds, worst.seconds(), worst.at());
        });
    }
}
