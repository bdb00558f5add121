package io.trendguard.model.train;

import io.trendguard.model.feature.TrainingSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Cuts rows by time into training, validation and test. A row belongs to a part only if its label was known before the
 * next part begins, and only if it would have been known whichever way it went.
 *
 * @param summary dates and counts
 * @param train rows of the training part, by event time
 * @param validation rows of the validation part, by event time
 * @param test rows of the test part, by event time
 */
public record TimeSplit(Split summary, int[] train, int[] validation, int[] test) {

    /** Cuts by the shares of the settings. */
    public static TimeSplit of(TrainingSet rows, TrainSettings settings) {
        int[] labelled = IntStream.range(0, rows.size())
                .filter(row -> rows.labelled(row) && rows.labelKnownAt()[row] != Long.MAX_VALUE)
                .boxed()
                .sorted((a, b) -> Long.compare(rows.eventTimes()[a], rows.eventTimes()[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        if (labelled.length < 30) {
            throw new IllegalArgumentException(
                    "Only (%d) of (%d) rows have an outcome; training needs more. Maybe the history ends before returns can be known."
                            .formatted(labelled.length, rows.size()));
        }
        long maturity = maturity(rows, labelled);
        long end = dataEnd(rows, labelled);
        long[] times = Arrays.stream(labelled)
                .filter(row -> ripe(rows, row, maturity, end))
                .mapToLong(row -> rows.eventTimes()[row])
                .toArray();
        if (times.length < 30) {
            throw new IllegalArgumentException(
                    "Only (%d) rows are older than the (%d) days until an outcome is known. Bring a longer history."
                            .formatted(times.length, Duration.ofMillis(maturity).toDays()));
        }
        long validationFrom = times[(int) (times.length * settings.trainShare())];
        long testFrom = times[(int) (times.length * (settings.trainShare() + settings.validationShare()))];
        int[] train = part(rows, labelled, Long.MIN_VALUE, validationFrom, maturity, validationFrom);
        int[] validation = part(rows, labelled, validationFrom, testFrom, maturity, testFrom);
        int[] test = part(rows, labelled, testFrom, Long.MAX_VALUE, maturity, end);
        requireBothOutcomes(rows, train, "training");
        requireBothOutcomes(rows, validation, "validation");
        requireBothOutcomes(rows, test, "test");
        Split summary = new Split(
                Instant.ofEpochMilli(times[0]),
                Instant.ofEpochMilli(validationFrom),
                Instant.ofEpochMilli(testFrom),
                Instant.ofEpochMilli(times[times.length - 1]),
                Duration.ofMillis(maturity),
                train.length,
                validation.length,
                test.length,
                labelled.length - train.length - validation.length - test.length,
                count(rows, TrainingSet.UNKNOWN),
                count(rows, TrainingSet.EXCLUDED),
                (int) IntStream.range(0, rows.size())
                        .filter(row -> rows.imputed()[row])
                        .count());
        return new TimeSplit(summary, train, validation, test);
    }

    private static long maturity(TrainingSet rows, int[] labelled) {
        long[] delays = Arrays.stream(labelled)
                .filter(row -> rows.labels()[row] == TrainingSet.KEPT)
                .mapToLong(row -> rows.labelKnownAt()[row] - rows.eventTimes()[row])
                .sorted()
                .toArray();
        return delays.length == 0 ? 0 : Math.max(0, delays[(int) (delays.length * 0.99)]);
    }

    private static long dataEnd(TrainingSet rows, int[] labelled) {
        return Arrays.stream(labelled)
                        .mapToLong(row -> Math.max(rows.eventTimes()[row], rows.labelKnownAt()[row]))
                        .max()
                        .orElseThrow()
                + 1;
    }

    private static boolean ripe(TrainingSet rows, int row, long maturity, long knownBefore) {
        return rows.labelKnownAt()[row] < knownBefore && rows.eventTimes()[row] + maturity < knownBefore;
    }

    private static int[] part(TrainingSet rows, int[] byTime, long from, long to, long maturity, long knownBefore) {
        return Arrays.stream(byTime)
                .filter(row -> rows.eventTimes()[row] >= from && rows.eventTimes()[row] < to)
                .filter(row -> ripe(rows, row, maturity, knownBefore))
                .toArray();
    }

    private static void requireBothOutcomes(TrainingSet rows, int[] part, String name) {
        long positives = Arrays.stream(part)
                .filter(row -> rows.labels()[row] == TrainingSet.REGRETTED)
                .count();
        if (positives == 0 || positives == part.length) {
            throw new IllegalArgumentException(
                    "The %s part has (%d) returns among (%d) rows; it needs both outcomes. Bring a longer history or other shares."
                            .formatted(name, positives, part.length));
        }
    }

    private static int count(TrainingSet rows, byte label) {
        int count = 0;
        for (byte one : rows.labels()) {
            count += one == label ? 1 : 0;
        }
        return count;
    }
}
