package io.trendguard.routes.command;

import io.trendguard.simulation.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says on the terminal how far long work has come, at most twice a second; on standard error, so that results stay clean. */
final class Terminal implements Progress {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final PrintStream out = System.err;
    private final InstantSource clock;
    private Instant last = Instant.MIN;

    Terminal(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void at(String what, long done, long total) {
        boolean finished = done == total;
        Instant now = clock.instant();
        if (!finished && Duration.between(last, now).compareTo(PAUSE) < 0 && !last.equals(Instant.MIN)) {
            return;
        }
        last = finished ? Instant.MIN : now;
        String line = total > 0
                ? "  %s: %,d of %,d (%d %%)".formatted(what, done, total, 100 * done / total)
                : "  %s: %,d".formatted(what, done);
        out.print("\r" + line + "          " + (finished ? System.lineSeparator() : ""));
        out.flush();
    }

    /** Files are read, and nobody knows how much is in them before the end. */
    void read(String what, long done, boolean all) {
        at(what, done, all ? done : 0);
    }

    /** Begins a step, on a line of its own. */
    synchronized void step(String sentence) {
        if (!last.equals(Instant.MIN)) {
            out.println();
            last = Instant.MIN;
        }
        out.println(sentence);
    }
}
