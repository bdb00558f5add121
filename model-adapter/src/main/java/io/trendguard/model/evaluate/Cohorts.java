package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Bootstrap;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.CostRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Is the model as good, and as honest, for every group? Each group is compared with all others of its dimension, in AUC and
 * in calibration. Since many groups are looked at, some differ by chance; the limit is therefore the 95th percentile of the
 * greatest of all standardised differences over resampled customers (the single-step maxT of Westfall and Young,
 * "Resampling-Based Multiple Testing", 1993), so that the chance of even one false flag is 5 %. Beside it stands how good the
 * model is within each group, on the same draws.
 *
 * @param method how the flags were found, in one sentence
 * @param comparisons how many differences were looked at
 * @param limit how many standard errors a difference has to exceed
 * @param absent dimensions that the data does not know
 * @param all the groups
 */
public record Cohorts(String method, int comparisons, double limit, List<String> absent, List<Cohort> all) {
    private static final List<String> ASKED = List.of("age", "region", "device", "customer", "price");
    private static final int FEWEST_ROWS = 100;
    private static final int FEWEST_OF_EACH = 20;
    private static final int FEWEST_CUSTOMERS = 30;

    static Cohorts of(
            double[] probabilities, Judged judged, List<Dimension> dimensions, CostRule costs, Effort effort) {
        List<Compared> compared = new ArrayList<>();
        List<Bootstrap.Measure> measures = new ArrayList<>();
        List<Bootstrap.Measure> qualities = new ArrayList<>();
        double[] logLosses = Measures.losses(probabilities, judged.returned());
        Losses losses = Losses.of(judged, costs, row -> costs.flags(probabilities[row], judged.prices()[row]));
        for (Dimension dimension : dimensions) {
            for (int group = 0; group < dimension.groups().size(); group++) {
                int[] inside = dimension.rows(group, false);
                int[] others = dimension.rows(group, true);
                boolean enough = enough(inside, judged) && enough(others, judged);
                compared.add(new Compared(dimension, group, inside, enough ? measures.size() : -1));
                if (enough) {
                    addMeasures(probabilities, judged, inside, others, measures);
                    qualities.add(Bootstrap.mean(logLosses, inside));
                    qualities.add(losses.savedOfNever(inside));
                    qualities.add(losses.savedOfBetter(inside));
                }
            }
        }
        Bootstrap bootstrap = new Bootstrap(judged.customers(), effort.cohortResamples(), effort.seed());
        int[] once = bootstrap.once();
        double[] values = measures.stream().mapToDouble(m -> m.of(once)).toArray();
        double[][] resampled = bootstrap.run(measures);
        List<Interval> quality = bootstrap.intervals(qualities);
        double limit = limit(values, resampled);
        List<Cohort> all = compared.stream()
                .map(one -> cohort(one, probabilities, judged, values, resampled, limit, quality))
                .toList();
        return new Cohorts(
                String.format(
                        Locale.ROOT,
                        "Each group against all others of its dimension; single-step maxT (Westfall and Young 1993) over %,d comparisons on %,d draws, so that the chance of one false flag among all is 5 %%.",
                        measures.size() / 2,
                        effort.cohortResamples()),
                measures.size() / 2,
                limit,
                ASKED.stream()
                        .filter(name ->
                                dimensions.stream().noneMatch(d -> d.name().equals(name)))
                        .toList(),
                all);
    }

    private record Compared(Dimension dimension, int group, int[] rows, int place) {}

    private static boolean enough(int[] rows, Judged judged) {
        long returned = Arrays.stream(rows).filter(i -> judged.returned()[i]).count();
        long customers =
                Arrays.stream(rows).map(i -> judged.customers()[i]).distinct().count();
        return rows.length >= FEWEST_ROWS
                && returned >= FEWEST_OF_EACH
                && rows.length - returned >= FEWEST_OF_EACH
                && customers >= FEWEST_CUSTOMERS;
    }

    /** AUC, its difference, gap, its difference. */
    private static void addMeasures(
            double[] probabilities, Judged judged, int[] inside, int[] others, List<Bootstrap.Measure> measures) {
        Bootstrap.Measure auc = auc(probabilities, judged, inside);
        Bootstrap.Measure otherAuc = auc(probabilities, judged, others);
        Bootstrap.Measure gap = gap(probabilities, judged, inside);
        Bootstrap.Measure otherGap = gap(probabilities, judged, others);
        measures.add(auc);
        measures.add(drawn -> auc.of(drawn) - otherAuc.of(drawn));
        measures.add(gap);
        measures.add(drawn -> gap.of(drawn) - otherGap.of(drawn));
    }

    private static Bootstrap.Measure auc(double[] probabilities, Judged judged, int[] rows) {
        double[] own = Arrays.stream(rows).mapToDouble(i -> probabilities[i]).toArray();
        int[] order =
                Arrays.stream(Measures.byProbability(own)).map(i -> rows[i]).toArray();
        return drawn -> Measures.auc(order, probabilities, judged.returned(), drawn);
    }

    private static Bootstrap.Measure gap(double[] probabilities, Judged judged, int[] rows) {
        double[] gaps = new double[judged.size()];
        Arrays.setAll(gaps, row -> probabilities[row] - (judged.returned()[row] ? 1 : 0));
        return Bootstrap.mean(gaps, rows);
    }

    /** The 95th percentile of the greatest standardised deviation of a difference from itself. */
    private static double limit(double[] values, double[][] resampled) {
        if (values.length == 0) {
            return 0;
        }
        double[] greatest = new double[resampled[0].length];
        for (int m = 1; m < values.length; m += 2) {
            double error = error(resampled[m]);
            for (int sample = 0; sample < greatest.length && error > 0; sample++) {
                double deviation = Math.abs(resampled[m][sample] - values[m]) / error;
                greatest[sample] = Double.isNaN(deviation) ? greatest[sample] : Math.max(greatest[sample], deviation);
            }
        }
        Arrays.sort(greatest);
        return Bootstrap.percentile(greatest, 0.95);
    }

    private static double error(double[] values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        return Math.sqrt(Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum() / Math.max(1, known.length - 1));
    }

    private static Cohort cohort(
            Compared one,
            double[] probabilities,
            Judged judged,
            double[] values,
            double[][] resampled,
            double limit,
            List<Interval> quality) {
        int[] rows = one.rows();
        int at = one.place();
        int first = at / 4 * 3;
        return new Cohort(
                one.dimension().name(),
                one.dimension().groups().get(one.group()),
                rows.length,
                Arrays.stream(rows).filter(i -> judged.returned()[i]).count() / (double) rows.length,
                Arrays.stream(rows).mapToDouble(i -> probabilities[i]).average().orElse(Double.NaN),
                at < 0
                        ? Optional.empty()
                        : Optional.of(new Cohort.Figures(
                                Bootstrap.interval(values[at], resampled[at]),
                                simultaneous(values[at + 1], resampled[at + 1], limit),
                                Bootstrap.interval(values[at + 2], resampled[at + 2]),
                                simultaneous(values[at + 3], resampled[at + 3], limit),
                                quality.get(first),
                                quality.get(first + 1),
                                quality.get(first + 2))));
    }

    private static Interval simultaneous(double value, double[] resampled, double limit) {
        double half = limit * error(resampled);
        return new Interval(value, value - half, value + half);
    }
}
