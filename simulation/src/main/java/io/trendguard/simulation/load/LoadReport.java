package io.trendguard.simulation.load;

import io.trendguard.simulation.Latency;
import java.util.List;
import java.util.Locale;

/**
 * What a load run measured.
 *
 * @param wantedRate calls per second that were due
 * @param achievedRate calls per second that were answered well
 * @param checkout from the moment a call was due to its answer, so that waiting behind slow calls counts
 * @param service from the moment a call was made to its answer
 * @param floor the same as {@code checkout} for a page that does nothing, in the same run
 * @param decided answers with a decision
 * @param tooLate answers whose deadline had passed
 * @param errors calls without a good answer
 * @param firstErrors the first of them in words
 */
public record LoadReport(
        int wantedRate,
        double achievedRate,
        Latency checkout,
        Latency service,
        Latency floor,
        long decided,
        long tooLate,
        long errors,
        List<String> firstErrors) {
    public LoadReport {
        firstErrors = List.copyOf(firstErrors);
    }

    /** In a few lines. */
    public String words() {
        String numbers = String.format(
                Locale.ROOT,
                """
                checkout, from when it was due:  %s
                checkout, from when it was sent: %s
                floor (nothing to do), same run: %s
                ratio to the floor: p50 %.1f, p99 %.1f
                %d/s wanted, %.1f/s answered; %d decided, %d past their deadline, %d errors""",
                checkout.words(),
                service.words(),
                floor.words(),
                ratio(checkout.p50(), floor.p50()),
                ratio(checkout.p99(), floor.p99()),
                wantedRate,
                achievedRate,
                decided,
                tooLate,
                errors);
        return firstErrors.isEmpty() ? numbers : numbers + "\n" + String.join("\n", firstErrors);
    }

    private static double ratio(long value, long floor) {
        return (double) value / Math.max(1, floor);
    }
}
