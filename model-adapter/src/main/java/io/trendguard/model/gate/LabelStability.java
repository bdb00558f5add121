package io.trendguard.model.gate;

import io.trendguard.model.card.Readiness.Check;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.TimeSplit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether the outcome means the same all along: the moment at which its rate changes most is looked for, and held against
 * what steady histories show by chance; and whether outcomes take as long to be known as they did.
 */
public final class LabelStability {
    private static final int HISTORIES = 999;
    private static final long SEED = 20260102;

    private LabelStability() {}

    /**
     * The moment at which a rate changes most.
     *
     * @param at when the first row of the later side was
     * @param earlier how many rows lie before it
     * @param before rate before it
     * @param after rate from it on
     * @param byChance share of steady histories with a change as clear
     */
    record Change(Instant at, int earlier, double before, double after, double byChance) {
        double oddsRatio() {
            double ratio = odds(after) / odds(before);
            return Math.max(ratio, 1 / ratio);
        }

        private static double odds(double rate) {
            double inside = Math.min(Math.max(rate, 1e-6), 1 - 1e-6);
            return inside / (1 - inside);
        }
    }

    /**
     * Findings for the rows of a training.
     *
     * @param daysTold whether times are days, and not only an order
     */
    public static List<Finding> of(TrainingSet rows, boolean daysTold, StabilitySettings settings) {
        int[] known = IntStream.range(0, rows.size())
                .filter(rows::labelled)
                .boxed()
                .sorted((a, b) -> Long.compare(rows.eventTimes()[a], rows.eventTimes()[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Finding> findings = new ArrayList<>();
        if (known.length < 10 * settings.windows()) {
            findings.add(new Finding(
                    Check.LABEL_STABILITY,
                    false,
                    "outcome",
                    "There are %d rows with an outcome; whether its rate is steady shows from %d rows on."
                            .formatted(known.length, 10 * settings.windows())));
            return findings;
        }
        // Rows whose outcome would not be known yet had it gone the other way show the outcomes that are known early.
        int[] ripe = TimeSplit.ripe(rows);
        rate(rows, ripe.length < 10 * settings.windows() ? known : ripe, daysTold, settings, findings);
        delay(rows, known, settings, findings);
        return findings;
    }

    private static void rate(
            TrainingSet rows, int[] order, boolean daysTold, StabilitySettings settings, List<Finding> findings) {
        Change change = change(rows, order, settings.windows());
        if (change.byChance() > settings.falseAlarms()) {
            return;
        }
        boolean refuses = change.oddsRatio() >= settings.oddsRatio();
        findings.add(new Finding(
                Check.LABEL_STABILITY,
                refuses,
                "outcome",
                String.format(
                        Locale.ROOT,
                        "The rate of the outcome is %.1f %% %s and %.1f %% from then on (%,d rows, odds ratio %.2f; at most %.1f %% of steady histories show as much; the limit of the odds ratio is %.1f). %s",
                        100 * change.before(),
                        daysTold
                                ? "before "
                                        + change.at().atOffset(ZoneOffset.UTC).toLocalDate()
                                : String.format(Locale.ROOT, "in the first %,d rows", change.earlier()),
                        100 * change.after(),
                        order.length,
                        change.oddsRatio(),
                        100 * Math.max(change.byChance(), 1.0 / (HISTORIES + 1)),
                        settings.oddsRatio(),
                        refuses
                                ? "Find out what changed, and train on the time after it."
                                : "The model is calibrated on the latest rows, so watch its calibration.")));
    }

    static Change change(TrainingSet rows, int[] order, int windows) {
        double[] hits = new double[windows];
        double[] all = new double[windows];
        for (int i = 0; i < order.length; i++) {
            int window = (int) ((long) i * windows / order.length);
            hits[window] += rows.labels()[order[i]] == TrainingSet.REGRETTED ? 1 : 0;
            all[window]++;
        }
        int at = best(hits, all);
        double most = likelihoodRatio(hits, all, at);
        double rate = Arrays.stream(hits).sum() / order.length;
        SplittableRandom random = new SplittableRandom(SEED);
        int asClear = 0;
        for (int history = 0; history < HISTORIES; history++) {
            double[] drawn = new double[windows];
            for (int window = 0; window < windows; window++) {
                drawn[window] = Binomial.draw((int) all[window], rate, random);
            }
            asClear += likelihoodRatio(drawn, all, best(drawn, all)) >= most ? 1 : 0;
        }
        int first = (int) (((long) at * order.length + windows - 1) / windows);
        double before = sum(hits, 0, at) / sum(all, 0, at);
        double after = sum(hits, at, windows) / sum(all, at, windows);
        return new Change(
                Instant.ofEpochMilli(rows.eventTimes()[order[first]]),
                first,
                before,
                after,
                (asClear + 1.0) / (HISTORIES + 1));
    }

    /** The cut with the greatest likelihood ratio; at least a tenth of the windows lies on either side. */
    private static int best(double[] hits, double[] all) {
        int edge = Math.max(1, hits.length / 10);
        int best = edge;
        for (int at = edge; at <= hits.length - edge; at++) {
            best = likelihoodRatio(hits, all, at) > likelihoodRatio(hits, all, best) ? at : best;
        }
        return best;
    }

    private static double likelihoodRatio(double[] hits, double[] all, int at) {
        int end = hits.length;
        return likelihood(sum(hits, 0, at), sum(all, 0, at))
                + likelihood(sum(hits, at, end), sum(all, at, end))
                - likelihood(sum(hits, 0, end), sum(all, 0, end));
    }

    private static double likelihood(double hits, double all) {
        double rate = hits / all;
        return (hits > 0 ? hits * Math.log(rate) : 0) + (hits < all ? (all - hits) * Math.log(1 - rate) : 0);
    }

    private static double sum(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).sum();
    }

    private static void delay(TrainingSet rows, int[] order, StabilitySettings settings, List<Finding> findings) {
        double[] delays = Arrays.stream(order)
                .filter(row -> rows.labels()[row] == TrainingSet.REGRETTED)
                .mapToDouble(row -> rows.labelKnownAt()[row] - (double) rows.eventTimes()[row])
                .toArray();
        if (delays.length < 100) {
            return;
        }
        double early = median(Arrays.copyOf(delays, delays.length / 2));
        double late = median(Arrays.copyOfRange(delays, delays.length / 2, delays.length));
        double day = Duration.ofDays(1).toMillis();
        double ratio = Math.max((late + day) / (early + day), (early + day) / (late + day));
        if (ratio >= Math.sqrt(settings.delayRatio())) {
            boolean refuses = ratio >= settings.delayRatio();
            findings.add(new Finding(
                    Check.LABEL_STABILITY,
                    refuses,
                    "delay of the outcome",
                    String.format(
                            Locale.ROOT,
                            "Positive outcomes were known after %.1f days in the earlier half of the rows and after %.1f days in the later half (medians; a ratio of %.1f refuses). %s",
                            early / day,
                            late / day,
                            settings.delayRatio(),
                            refuses
                                    ? "Recent rows look better or worse than they are: correct the rule that dates outcomes, or leave them out."
                                    : "Recent rows may still change.")));
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
