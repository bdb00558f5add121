package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.CostRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What happens at each threshold, in counts and prices. With it the cheapest threshold for any cost rule is found
 * without the rows: costs may come from a mapping, from the parameters of a rulebook, or from a slider.
 *
 * @param rows how many lines it was counted on
 * @param steps by rising threshold; the first flags every line, the last none
 */
public record ThresholdTable(int rows, List<Step> steps) {
    private static final int STEPS = 100;

    /**
     * One threshold: a line is flagged if its probability is at least as high.
     *
     * @param threshold a probability; above 1 nothing is flagged
     * @param flagged lines that are flagged
     * @param needless flagged lines that were kept
     * @param needlessMinor their prices, minor units
     * @param missed lines that came back and were not flagged
     * @param missedMinor their prices, minor units
     */
    public record Step(double threshold, int flagged, int needless, long needlessMinor, int missed, long missedMinor) {
        /** What the mistakes at this threshold cost, minor units. */
        public double cost(CostRule rule) {
            return missed * rule.missedFixed()
                    + missedMinor * rule.missedShare()
                    + needless * rule.needlessFixed()
                    + needlessMinor * rule.needlessShare();
        }
    }

    static ThresholdTable of(double[] probabilities, Judged judged) {
        int[] order = Measures.byProbability(probabilities);
        int flagged = order.length;
        int needless = 0;
        long needlessMinor = 0;
        int missed = 0;
        long missedMinor = 0;
        for (int row : order) {
            needless += judged.returned()[row] ? 0 : 1;
            needlessMinor += judged.returned()[row] ? 0 : Math.max(0, judged.prices()[row]);
        }
        List<Step> steps = new ArrayList<>();
        int next = 0;
        for (int step = 0; step <= STEPS + 1; step++) {
            double threshold = step / (double) STEPS;
            for (; next < order.length && probabilities[order[next]] < threshold; next++) {
                int row = order[next];
                long price = Math.max(0, judged.prices()[row]);
                flagged--;
                if (judged.returned()[row]) {
                    missed++;
                    missedMinor += price;
                } else {
                    needless--;
                    needlessMinor -= price;
                }
            }
            steps.add(new Step(threshold, flagged, needless, needlessMinor, missed, missedMinor));
        }
        return new ThresholdTable(judged.size(), steps);
    }

    /** The step that costs least; of equals the highest, which disturbs fewer customers. */
    public Step cheapest(CostRule rule) {
        return steps.stream()
                .min(Comparator.<Step>comparingDouble(step -> step.cost(rule))
                        .thenComparing(
                                Comparator.comparingDouble(Step::threshold).reversed()))
                .orElseThrow();
    }

    /** What flagging nobody costs. */
    public double never(CostRule rule) {
        return steps.get(steps.size() - 1).cost(rule);
    }

    /** What flagging everybody costs. */
    public double always(CostRule rule) {
        return steps.get(0).cost(rule);
    }
}
