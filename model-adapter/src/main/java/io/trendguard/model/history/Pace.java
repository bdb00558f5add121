package io.trendguard.model.history;

import java.util.concurrent.locks.LockSupport;

/**
 * How a flush shares the machine with those who decide meanwhile: a few histories at a time, with a rest after each few
 * that is three times as long as they took, so that it takes a quarter of a core and nobody waits for it in a row.
 */
public final class Pace {
    private static final int MANY_TOGETHER = 2_000;

    /** All the machine; for a start, an end, and where nobody waits. */
    public static final Pace AT_ONCE = new Pace(MANY_TOGETHER, 0);

    /** When more than this wait, memory matters more than rest, and a force is paid for many. */
    private static final int TOO_MANY = 20_000;

    private final int together;
    private final int restPerWork;
    private volatile boolean hurried;

    private Pace(int together, int restPerWork) {
        this.together = together;
        this.restPerWork = restPerWork;
    }

    /** A quarter of a core, until it is hurried. */
    public static Pace gentle() {
        return new Pace(50, 3);
    }

    /** From now on there is no rest. */
    public void hurry() {
        hurried = true;
    }

    /**
     * How many are kept together.
     *
     * @param waiting how many histories this flush has to keep
     */
    int together(int waiting) {
        return presses(waiting) ? MANY_TOGETHER : together;
    }

    /**
     * Rests after some work.
     *
     * @param workedNanos how long the work took, in ns
     * @param waiting how many histories this flush has to keep
     */
    void rest(long workedNanos, int waiting) {
        if (!presses(waiting)) {
            LockSupport.parkNanos(restPerWork * workedNanos);
        }
    }

    private boolean presses(int waiting) {
        return hurried || waiting > TOO_MANY;
    }
}
