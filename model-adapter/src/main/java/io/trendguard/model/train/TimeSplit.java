package io.trendguard.model.train;

import io.trendguard.model.card.Split;
import io.trendguard.model.feature.TrainingSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cuts rows by time into training, validation and test. A row belongs to the first two only if its label was known before
 * the test begins, and to any only if it would have been known whichever way it went. There is no such gap between training
 * and validation: the validation part only chooses, nothing is told of how good the model is on it, and a month of rows is
 * worth more.
 *
 * @param summary dates and counts
 * @param train rows of the training part, by event time
 * @param validation rows of the validation part, by event time
 * @param test rows of the test part, by event time
 */
public record TimeSplit(Split summary, int[] train, int[] validation, int[] test) {
    private static final int FEWEST_OF_ORIGIN = 50;

    /** Cuts by the shares of the settings. */
    public static TimeSplit of(TrainingSet rows, TrainSettings settings) {
        Ripening ripening = Ripening.of(rows);
        long testFrom = ripening.timeAt(settings.trainShare() + settings.validationShare());
        Parts parts =
                ripening.parts(rows, ripening.latest(settings.validationShare(), testFrom), testFrom, Long.MAX_VALUE);
        requireBothOutcomes(rows, parts.train, "training");
        requireBothOutcomes(rows, parts.validation, "validation");
        requireBothOutcomes(rows, parts.test, "test");
        return ripening.split(rows, parts);
    }

    /**
     * Several cuts, each later than the one before: a model is trained on all that was known at an origin and tested on
     * the stretch up to the next (Tashman, "Out-of-sample tests of forecasting accuracy", 2000). Of the rows whose outcome
     * was known at an origin, the latest quarter is for validation. An origin with too few rows to learn from or to test on
     * is left out.
     *
     * @param origins shares of the rows, rising, at which the test stretches begin; the last one ends with the rows
     */
    public static List<TimeSplit> rolling(TrainingSet rows, double... origins) {
        Ripening ripening = Ripening.of(rows);
        List<TimeSplit> splits = new ArrayList<>();
        for (int i = 0; i < origins.length; i++) {
            long testFrom = ripening.timeAt(origins[i]);
            long end = i + 1 < origins.length ? ripening.timeAt(origins[i + 1]) : Long.MAX_VALUE;
            Parts parts = ripening.parts(rows, ripening.latestQuarter(testFrom), testFrom, end);
            if (Stream.of(parts.train, parts.validation, parts.test).allMatch(part -> enough(rows, part))) {
                splits.add(ripening.split(rows, parts));
            }
        }
        return splits;
    }

    /** The same with so many rows at most in the training part, evenly spread over its time. */
    public TimeSplit learningFrom(int most) {
        int[] some = Thinned.to(most, train);
        return new TimeSplit(summary.withTrain(some.length), some, validation, test);
    }

    private static boolean enough(TrainingSet rows, int[] part) {
        long positives = positives(rows, part);
        return positives >= FEWEST_OF_ORIGIN && part.length - positives >= FEWEST_OF_ORIGIN;
    }

    private record Parts(long validationFrom, long testFrom, int[] train, int[] validation, int[] test) {}

    /**
     * What is known of how outcomes become known.
     *
     * @param labelled rows with an outcome, by event time
     * @param times event times of those that had time enough, rising
     * @param settled when the outcomes of these were known whichever way they went, rising
     * @param maturity see {@link Split}
     * @param end after the last fact
     */
    private record Ripening(int[] labelled, long[] times, long[] settled, long maturity, long end) {
        static Ripening of(TrainingSet rows) {
            int[] labelled = TimeSplit.labelled(rows);
            if (labelled.length < 30) {
                throw new IllegalArgumentException(
                        "Only (%d) of (%d) rows have an outcome; training needs more. Maybe the history ends before returns can be known."
                                .formatted(labelled.length, rows.size()));
            }
            long maturity = TimeSplit.maturity(rows, labelled);
            long end = dataEnd(rows, labelled);
            long[] times = Arrays.stream(labelled)
                    .filter(row -> ripe(rows, row, end))
                    .mapToLong(row -> rows.eventTimes()[row])
                    .toArray();
            if (times.length < 30) {
                throw new IllegalArgumentException(
                        "Only (%d) rows are older than the (%d) days until an outcome is known. Bring a longer history."
                                .formatted(
                                        times.length,
                                        Duration.ofMillis(maturity).toDays()));
            }
            long[] settled = Arrays.stream(labelled)
                    .filter(row -> ripe(rows, row, end))
                    .mapToLong(row -> rows.settledAt()[row])
                    .sorted()
                    .toArray();
            return new Ripening(labelled, times, settled, maturity, end);
        }

        long timeAt(double share) {
            return times[(int) (times.length * share)];
        }

        /**
         * Where the latest rows begin of those that were ripe by then. So many of them are asked for, and not so much time:
         * where outcomes take a month, the latest month before a moment has hardly any.
         *
         * @param share of all ripe rows; no more than half of those that were ripe by then
         */
        long latest(double share, long knownBefore) {
            int ripe = ripeBefore(knownBefore);
            return times[ripe - Math.min(ripe / 2, (int) (times.length * share))];
        }

        /** Where the latest quarter begins of what was ripe by then. */
        long latestQuarter(long knownBefore) {
            return times[ripeBefore(knownBefore) * 3 / 4];
        }

        private int ripeBefore(long knownBefore) {
            return (int)
                    Arrays.stream(settled).filter(time -> time < knownBefore).count();
        }

        Parts parts(TrainingSet rows, long validationFrom, long testFrom, long testTo) {
            return new Parts(
                    validationFrom,
                    testFrom,
                    part(rows, labelled, Long.MIN_VALUE, validationFrom, testFrom),
                    part(rows, labelled, validationFrom, testFrom, testFrom),
                    part(rows, labelled, testFrom, testTo, end));
        }

        TimeSplit split(TrainingSet rows, Parts parts) {
            int[] train = parts.train;
            int[] validation = parts.validation;
            int[] test = parts.test;
            Split summary = new Split(
                    Instant.ofEpochMilli(times[0]),
                    Instant.ofEpochMilli(parts.validationFrom),
                    Instant.ofEpochMilli(parts.testFrom),
                    Instant.ofEpochMilli(rows.eventTimes()[test[test.length - 1]]),
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
    }

    /** Every row whose outcome is known at the end of the data, and would be whichever way it went; by event time. */
    public static int[] ripe(TrainingSet rows) {
        int[] labelled = labelled(rows);
        return part(rows, labelled, Long.MIN_VALUE, Long.MAX_VALUE, dataEnd(rows, labelled));
    }

    private static int[] labelled(TrainingSet rows) {
        return IntStream.range(0, rows.size())
                .filter(row -> rows.labelled(row) && rows.labelKnownAt()[row] != Long.MAX_VALUE)
                .boxed()
                .sorted((a, b) -> Long.compare(rows.eventTimes()[a], rows.eventTimes()[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static long maturity(TrainingSet rows, int[] labelled) {
        long[] delays = Arrays.stream(labelled)
                .mapToLong(row -> rows.settledAt()[row] - rows.eventTimes()[row])
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

    private static boolean ripe(TrainingSet rows, int row, long knownBefore) {
        return rows.labelKnownAt()[row] < knownBefore && rows.settledAt()[row] < knownBefore;
    }

    private static int[] part(TrainingSet rows, int[] byTime, long from, long to, long knownBefore) {
        return Arrays.stream(byTime)
                .filter(row -> rows.eventTimes()[row] >= from && rows.eventTimes()[row] < to)
                .filter(row -> ripe(rows, row, knownBefore))
                .toArray();
    }

    private static void requireBothOutcomes(TrainingSet rows, int[] part, String name) {
        long positives = positives(rows, part);
        if (positives == 0 || positives == part.length) {
            throw new IllegalArgumentException(
                    "The %s part has (%d) returns among (%d) rows; it needs both outcomes. Bring a longer history or other shares."
                            .formatted(name, positives, part.length));
        }
    }

    private static long positives(TrainingSet rows, int[] part) {
        return Arrays.stream(part)
                .filter(row -> rows.labels()[row] == TrainingSet.REGRETTED)
                .count();
    }

    private static int count(TrainingSet rows, byte label) {
        int count = 0;
        for (byte one : rows.labels()) {
            count += one == label ? 1 : 0;
        }
        return count;
    }
}
