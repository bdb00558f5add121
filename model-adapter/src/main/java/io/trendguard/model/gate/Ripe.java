package io.trendguard.model.gate;

import io.trendguard.model.feature.TrainingSet;
import java.util.Arrays;

/** Rows that are old enough for their outcome to be known, whichever it was. */
final class Ripe {
    private Ripe() {}

    static int[] of(TrainingSet rows, int[] known) {
        long[] delays = Arrays.stream(known)
                .mapToLong(row -> rows.labelKnownAt()[row] - rows.eventTimes()[row])
                .sorted()
                .toArray();
        long maturity = delays.length == 0 ? 0 : delays[(int) (delays.length * 0.99)];
        long end = Arrays.stream(known)
                .mapToLong(row -> Math.max(rows.eventTimes()[row], rows.labelKnownAt()[row]))
                .max()
                .orElse(0);
        return Arrays.stream(known)
                .filter(row -> rows.eventTimes()[row] + maturity <= end)
                .toArray();
    }
}
