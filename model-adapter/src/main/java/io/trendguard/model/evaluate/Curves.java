package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Bootstrap;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import java.util.ArrayList;
import java.util.List;

/**
 * How a model does at every threshold at once: the receiver operating characteristic, and precision over recall.
 *
 * @param name whose curves they are
 * @param roc false positive rate (x) and true positive rate (y), from no flag to flags for all
 * @param precisionRecall recall (x) and precision (y), from the likeliest rows to all of them
 * @param auc area under the first
 * @param averagePrecision area under the second, step by step; the base rate is chance
 */
public record Curves(
        String name, List<Point> roc, List<Point> precisionRecall, Interval auc, Interval averagePrecision) {
    private static final int POINTS = 100;

    /** A point of a curve. */
    public record Point(double x, double y) {}

    static Curves of(String name, double[] probabilities, Judged judged, Effort effort) {
        int[] order = Measures.byProbability(probabilities);
        List<Interval> areas = Bootstrap.ofCustomers(judged, effort.resamples(), effort.seed())
                .intervals(List.of(
                        drawn -> Measures.auc(order, probabilities, judged.returned(), drawn),
                        drawn -> Measures.averagePrecision(order, probabilities, judged.returned(), drawn)));
        int positives = Measures.count(judged.returned());
        int negatives = order.length - positives;
        List<Point> roc = new ArrayList<>(List.of(new Point(0, 0)));
        List<Point> precision = new ArrayList<>();
        int hits = 0;
        int taken = 0;
        int shown = 0;
        while (taken < order.length) {
            double probability = probabilities[order[order.length - 1 - taken]];
            for (; taken < order.length && probabilities[order[order.length - 1 - taken]] == probability; taken++) {
                hits += judged.returned()[order[order.length - 1 - taken]] ? 1 : 0; // rows of one probability together
            }
            if (taken == order.length || (long) taken * POINTS >= (long) (shown + 1) * order.length) {
                shown = (int) ((long) taken * POINTS / order.length);
                roc.add(new Point((double) (taken - hits) / negatives, (double) hits / positives));
                precision.add(new Point((double) hits / positives, (double) hits / taken));
            }
        }
        return new Curves(name, roc, precision, areas.get(0), areas.get(1));
    }
}
