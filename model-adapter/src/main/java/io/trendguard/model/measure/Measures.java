package io.trendguard.model.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Measures probabilities against what happened. Rows of equal probability count half for and half against. */
public final class Measures {
    private static final double LEAST = 1e-15;

    private Measures() {}

    /** All of them, with an interval of the AUC over resampled customers. */
    public static PartMetrics of(double[] probabilities, Judged judged, int resamples, long seed) {
        int[] order = byProbability(probabilities);
        Interval auc = Bootstrap.ofCustomers(judged, resamples, seed)
                .interval(drawn -> auc(order, probabilities, judged.returned(), drawn));
        return of(probabilities, judged.returned(), order, auc);
    }

    /** All of them, without an interval. */
    public static PartMetrics of(double[] probabilities, boolean[] returned) {
        int[] order = byProbability(probabilities);
        int[] once = new int[order.length];
        Arrays.fill(once, 1);
        double auc = auc(order, probabilities, returned, once);
        return of(probabilities, returned, order, new Interval(auc, auc, auc));
    }

    private static PartMetrics of(double[] probabilities, boolean[] returned, int[] order, Interval auc) {
        int positives = count(returned);
        int[] once = new int[order.length];
        Arrays.fill(once, 1);
        return new PartMetrics(
                order.length,
                positives,
                (double) positives / order.length,
                auc.value(),
                auc.low(),
                auc.high(),
                averagePrecision(order, probabilities, returned, once),
                logLoss(probabilities, returned),
                brier(probabilities, returned),
                accuracy(probabilities, returned));
    }

    /** How many came back. */
    public static int count(boolean[] returned) {
        return (int)
                IntStream.range(0, returned.length).filter(i -> returned[i]).count();
    }

    /** Places of the rows, least probable first. */
    public static int[] byProbability(double[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((a, b) -> Double.compare(probabilities[a], probabilities[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Mann-Whitney statistic over groups of equal probability; each row counts as often as it was drawn. */
    public static double auc(int[] order, double[] probabilities, boolean[] returned, int[] drawn) {
        double pairs = 0;
        long kept = 0;
        long all = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long keptHere = 0;
            long returnedHere = 0;
            for (; to < order.length && probabilities[order[to]] == probabilities[order[from]]; to++) {
                if (returned[order[to]]) {
                    returnedHere += drawn[order[to]];
                } else {
                    keptHere += drawn[order[to]];
                }
            }
            pairs += returnedHere * (kept + keptHere / 2.0);
            kept += keptHere;
            all += keptHere + returnedHere;
            from = to;
        }
        long positives = all - kept;
        return positives == 0 || kept == 0 ? 0.5 : pairs / ((double) positives * kept);
    }

    /** Average precision over groups of equal probability; each row counts as often as it was drawn. */
    public static double averagePrecision(int[] order, double[] probabilities, boolean[] returned, int[] drawn) {
        double sum = 0;
        long hits = 0;
        long seen = 0;
        for (int from = order.length - 1; from >= 0; ) {
            int to = from;
            long hitsHere = 0;
            for (; to >= 0 && probabilities[order[to]] == probabilities[order[from]]; to--) {
                seen += drawn[order[to]];
                hitsHere += returned[order[to]] ? drawn[order[to]] : 0;
            }
            hits += hitsHere;
            sum += hitsHere == 0 ? 0 : hitsHere * ((double) hits / seen);
            from = to;
        }
        return hits == 0 ? 0 : sum / hits;
    }

    /** Mean negative log-likelihood. */
    public static double logLoss(double[] probabilities, boolean[] returned) {
        double sum = 0;
        for (double loss : losses(probabilities, returned)) {
            sum += loss;
        }
        return sum / returned.length;
    }

    /** Negative log-likelihood of each row. */
    public static double[] losses(double[] probabilities, boolean[] returned) {
        double[] losses = new double[returned.length];
        for (int i = 0; i < losses.length; i++) {
            double p = Math.min(Math.max(probabilities[i], LEAST), 1 - LEAST);
            losses[i] = -StrictMath.log(returned[i] ? p : 1 - p);
        }
        return losses;
    }

    private static double brier(double[] probabilities, boolean[] returned) {
        double sum = 0;
        for (int i = 0; i < returned.length; i++) {
            double error = probabilities[i] - (returned[i] ? 1 : 0);
            sum += error * error;
        }
        return sum / returned.length;
    }

    private static double accuracy(double[] probabilities, boolean[] returned) {
        int right = 0;
        for (int i = 0; i < returned.length; i++) {
            right += (probabilities[i] >= 0.5) == returned[i] ? 1 : 0;
        }
        return (double) right / returned.length;
    }
}
