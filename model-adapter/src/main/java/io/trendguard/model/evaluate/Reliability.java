package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Do probabilities hold what they say? Rows are put into bins of equal size by their probability; in each, the mean
 * probability stands beside the share that came back.
 *
 * @param method the calibration
 * @param chosen whether the model has it
 * @param logLoss on the test
 * @param expectedError mean absolute gap between probability and share over the bins, weighted by rows (expected calibration error)
 * @param bins by rising probability
 */
public record Reliability(String method, boolean chosen, double logLoss, double expectedError, List<Bin> bins) {
    private static final int BINS = 10;

    /**
     * One bin.
     *
     * @param said mean probability
     * @param came share that came back, with rows and interval
     */
    public record Bin(double said, Rate came) {}

    static Reliability of(String method, boolean chosen, double[] probabilities, Judged judged) {
        int[] order = Measures.byProbability(probabilities);
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int from = 0, bin = 1; from < order.length; bin++) {
            int to = Math.max(from + 1, (int) ((long) order.length * bin / BINS));
            while (to < order.length && probabilities[order[to]] == probabilities[order[to - 1]]) {
                to++; // rows of one probability stay together
            }
            int[] places = Arrays.copyOfRange(order, from, to);
            Rate came = Rate.of(judged, places);
            double said = Arrays.stream(places)
                    .mapToDouble(i -> probabilities[i])
                    .average()
                    .orElseThrow();
            bins.add(new Bin(said, came));
            error += Math.abs(said - came.share()) * places.length / order.length;
            from = to;
            bin = Math.max(bin, (int) ((long) to * BINS / order.length));
        }
        return new Reliability(method, chosen, Measures.logLoss(probabilities, judged.returned()), error, bins);
    }
}
