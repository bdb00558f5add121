package io.trendguard.model.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Values of a column with which the outcome is as good as certain.
 *
 * @param cells the values, missing included
 */
record Settled(List<Cell> cells) {
    private static final int LEAST_ROWS = 50;
    /** Standard errors of the upper bound of a share (Wilson): beyond it lies one of two thousand. */
    private static final double Z = 3.3;

    /** Which rows of a column are meant. */
    enum Value {
        MISSING("is missing"),
        KNOWN("has any value"),
        ONE("has one certain value or range");

        private final String words;

        Value(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A value.
     *
     * @param value which
     * @param rows places among the later rows
     * @param outcome the outcome that it settles on
     * @param contrary share of the rows with the other outcome
     */
    record Cell(Value value, int[] rows, boolean outcome, double contrary) {

        /** The share of contrary rows, at most. */
        double contraryAtMost() {
            double n = rows.length;
            double centre = contrary + Z * Z / (2 * n);
            double spread = Z * Math.sqrt(contrary * (1 - contrary) / n + Z * Z / (4 * n * n));
            return (centre + spread) / (1 + Z * Z / n);
        }

        /** The share of contrary rows that probabilities of the later rows expect. */
        double expectedContrary(double[] probabilities) {
            double mean = Arrays.stream(rows)
                    .mapToDouble(i -> probabilities[i])
                    .average()
                    .orElse(0);
            return outcome ? 1 - mean : mean;
        }
    }

    /** The values that might settle it; absent if there is none. */
    static Optional<Settled> of(Evidence evidence, Alone column, LeakSettings settings) {
        int most = Arrays.stream(column.cells()).max().orElse(0) + 1;
        int[] later = evidence.later();
        List<List<Integer>> places = new ArrayList<>();
        for (int cell = 0; cell <= most; cell++) {
            places.add(new ArrayList<>());
        }
        for (int i = 0; i < later.length; i++) {
            int cell = column.cells()[later[i]];
            places.get(cell).add(i);
            if (cell > 0) {
                places.get(most).add(i);
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (int cell = 0; cell <= most; cell++) {
            int[] rows = places.get(cell).stream().mapToInt(Integer::intValue).toArray();
            double rate = Arrays.stream(rows)
                            .filter(i -> evidence.outcomes()[later[i]])
                            .count()
                    / (double) Math.max(1, rows.length);
            double contrary = Math.min(rate, 1 - rate);
            if (rows.length >= LEAST_ROWS && contrary <= settings.settledContrary()) {
                Value value = cell == 0 ? Value.MISSING : cell == most ? Value.KNOWN : Value.ONE;
                cells.add(new Cell(value, rows, rate > 0.5, contrary));
            }
        }
        return cells.isEmpty() ? Optional.empty() : Optional.of(new Settled(cells));
    }
}
