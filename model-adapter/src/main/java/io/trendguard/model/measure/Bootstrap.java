package io.trendguard.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How far a measure would move if other customers had come: whole groups of rows are drawn with replacement (the cluster
 * bootstrap; Davison and Hinkley, "Bootstrap Methods and their Application", 1997, section 3.8). Several measures
 * are taken on the same draws, so that their differences are paired.
 */
public final class Bootstrap {
    private final int[] groups;
    private final int groupCount;
    private final int resamples;
    private final long seed;

    /**
     * Draws groups of rows.
     *
     * @param groups the group of each row, from 0
     */
    public Bootstrap(int[] groups, int resamples, long seed) {
        this.groups = groups;
        this.groupCount = Arrays.stream(groups).max().orElse(-1) + 1;
        this.resamples = resamples;
        this.seed = seed;
    }

    /** Draws customers. */
    public static Bootstrap ofCustomers(Judged judged, int resamples, long seed) {
        return new Bootstrap(judged.customers(), resamples, seed);
    }

    /** Something that is measured on rows, each of which counts as often as it was drawn. */
    public interface Measure {
        double of(int[] drawn);
    }

    /** Each measure on each resample. */
    public double[][] run(List<? extends Measure> measures) {
        double[][] values = new double[measures.size()][resamples];
        SplittableRandom random = new SplittableRandom(seed);
        int[] groupDrawn = new int[groupCount];
        int[] drawn = new int[groups.length];
        for (int sample = 0; sample < resamples; sample++) {
            Arrays.fill(groupDrawn, 0);
            for (int i = 0; i < groupCount; i++) {
                groupDrawn[random.nextInt(groupCount)]++;
            }
            for (int row = 0; row < drawn.length; row++) {
                drawn[row] = groupDrawn[groups[row]];
            }
            for (int m = 0; m < values.length; m++) {
                values[m][sample] = measures.get(m).of(drawn);
            }
        }
        return values;
    }

    /** Each row once: the measure itself. */
    public int[] once() {
        int[] once = new int[groups.length];
        Arrays.fill(once, 1);
        return once;
    }

    /** A measure with its percentile interval. */
    public Interval interval(Measure measure) {
        return intervals(List.of(measure)).get(0);
    }

    /** Measures with their percentile intervals, all on the same draws. */
    public List<Interval> intervals(List<? extends Measure> measures) {
        int[] once = once();
        double[][] resampled = run(measures);
        return IntStream.range(0, resampled.length)
                .mapToObj(m -> interval(measures.get(m).of(once), resampled[m]))
                .toList();
    }

    /** The mean over some of the rows. */
    public static Measure mean(double[] values, int[] rows) {
        return drawn -> {
            double sum = 0;
            long count = 0;
            for (int row : rows) {
                sum += drawn[row] * values[row];
                count += drawn[row];
            }
            return count == 0 ? Double.NaN : sum / count;
        };
    }

    /** The interval from the 2.5th to the 97.5th percentile of the resampled values; NaN among them is left out. */
    public static Interval interval(double value, double[] resampled) {
        double[] sorted = Arrays.stream(resampled)
                .filter(one -> !Double.isNaN(one))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Interval(value, value, value);
        }
        return new Interval(value, percentile(sorted, 0.025), percentile(sorted, 0.975));
    }

    /** Between the two nearest ranks. */
    public static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int low = (int) Math.floor(place);
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }
}
