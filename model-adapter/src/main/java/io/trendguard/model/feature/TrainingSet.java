package io.trendguard.model.feature;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * One row for each line that was bought, with what was known at that moment and what became of it. Rows are in the order
 * in which the purchases became known.
 *
 * @param schema the features, one column for each
 * @param rowKeys names of the rows
 * @param eventTimes when each line was bought, epoch milliseconds
 * @param columns one for each feature of the schema
 * @param labels {@link #REGRETTED}, {@link #KEPT}, {@link #UNKNOWN} or {@link #EXCLUDED}
 * @param labelKnownAt from when on each label was known, epoch milliseconds; {@code Long.MAX_VALUE} if it is not
 * @param imputed whether the return's reason was missing and taken for regret
 * @param pricesMinor what was paid for the line: price × quantity, minor units
 * @param customers the same number for rows of the same customer, so that uncertainty is not counted row by row
 * @param returnedAt when each line came back, epoch milliseconds; {@code Long.MAX_VALUE} if it did not
 * @param settledAt from when on the outcome of each line is known whichever way it goes, epoch milliseconds: returned and
 *     kept by the same clock, so that a line that is delivered late is not taken for kept before
 */
public record TrainingSet(
        FeatureSchema schema,
        List<String> rowKeys,
        long[] eventTimes,
        List<Column> columns,
        byte[] labels,
        long[] labelKnownAt,
        boolean[] imputed,
        long[] pricesMinor,
        int[] customers,
        long[] returnedAt,
        long[] settledAt) {
    /** Came back within 30 days out of regret or because it did not fit. */
    public static final byte REGRETTED = 1;
    /** Did not come back within 30 days. */
    public static final byte KEPT = 0;
    /** The events end before it can be told. */
    public static final byte UNKNOWN = -1;
    /** Came back as a defect or a fraud: not part of the population that is trained on. */
    public static final byte EXCLUDED = -2;

    public TrainingSet {
        rowKeys = List.copyOf(rowKeys);
        columns = List.copyOf(columns);
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(
                    "There are (%d) columns for a schema of (%d) features.".formatted(columns.size(), schema.size()));
        }
    }

    /** Rows of which nobody knows whose they are, or when they came back: each counts as a customer of its own. */
    public TrainingSet(
            FeatureSchema schema,
            List<String> rowKeys,
            long[] eventTimes,
            List<Column> columns,
            byte[] labels,
            long[] labelKnownAt,
            boolean[] imputed,
            long[] pricesMinor) {
        this(
                schema,
                rowKeys,
                eventTimes,
                columns,
                labels,
                labelKnownAt,
                imputed,
                pricesMinor,
                IntStream.range(0, labels.length).toArray(),
                LongStream.generate(() -> Long.MAX_VALUE).limit(labels.length).toArray());
    }

    /** Rows of which nobody knows when their windows end: after the time in which almost all that were kept were known. */
    public TrainingSet(
            FeatureSchema schema,
            List<String> rowKeys,
            long[] eventTimes,
            List<Column> columns,
            byte[] labels,
            long[] labelKnownAt,
            boolean[] imputed,
            long[] pricesMinor,
            int[] customers,
            long[] returnedAt) {
        this(
                schema,
                rowKeys,
                eventTimes,
                columns,
                labels,
                labelKnownAt,
                imputed,
                pricesMinor,
                customers,
                returnedAt,
                settled(eventTimes, labels, labelKnownAt));
    }

    private static long[] settled(long[] eventTimes, byte[] labels, long[] labelKnownAt) {
        long[] delays = IntStream.range(0, labels.length)
                .filter(row -> labels[row] == KEPT && labelKnownAt[row] != Long.MAX_VALUE)
                .mapToLong(row -> labelKnownAt[row] - eventTimes[row])
                .sorted()
                .toArray();
        long almostAll = delays.length == 0 ? 0 : Math.max(0, delays[(int) (delays.length * 0.99)]);
        return Arrays.stream(eventTimes).map(time -> time + almostAll).toArray();
    }

    /** The same rows, with whose they are, when they came back, and when their windows ended. */
    public TrainingSet with(int[] customers, long[] returnedAt, long[] settledAt) {
        return with(schema, labels, labelKnownAt, customers, returnedAt, settledAt);
    }

    /** The same rows, of which the features of these names, as far as there are any, decide nothing. */
    public TrainingSet excluding(Collection<String> names) {
        return with(schema.excluding(names), labels, labelKnownAt, customers, returnedAt, settledAt);
    }

    /** The same rows with only those outcomes that were known before a moment. */
    public TrainingSet asOf(Instant moment) {
        long before = moment.toEpochMilli();
        byte[] known = labels.clone();
        long[] knownAt = labelKnownAt.clone();
        long[] back = returnedAt.clone();
        for (int row = 0; row < size(); row++) {
            if (knownAt[row] >= before) {
                known[row] = UNKNOWN;
                knownAt[row] = Long.MAX_VALUE;
                back[row] = Long.MAX_VALUE;
            }
        }
        return with(schema, known, knownAt, customers, back, settledAt);
    }

    private TrainingSet with(
            FeatureSchema itsSchema, byte[] itsLabels, long[] known, int[] whose, long[] back, long[] settled) {
        return new TrainingSet(
                itsSchema, rowKeys, eventTimes, columns, itsLabels, known, imputed, pricesMinor, whose, back, settled);
    }

    /** How many rows there are. */
    public int size() {
        return labels.length;
    }

    /** Whether a row can be trained on or measured: its label is {@link #REGRETTED} or {@link #KEPT}. */
    public boolean labelled(int row) {
        return labels[row] >= 0;
    }

    /** Of some labelled rows, which were regretted. */
    public boolean[] regretted(int[] part) {
        boolean[] regretted = new boolean[part.length];
        for (int i = 0; i < part.length; i++) {
            regretted[i] = labels[part[i]] == REGRETTED;
        }
        return regretted;
    }
}
