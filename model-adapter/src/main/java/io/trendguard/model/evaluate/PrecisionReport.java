package io.trendguard.model.evaluate;

import io.trendguard.model.feature.SharedWords;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Bootstrap;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.train.Trained;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Average precision (the area under the precision-recall curve) of a model and of what it has to beat, on the test, over all
 * rows and within each group; and where to draw the line. Intervals are percentiles over resampled customers.
 *
 * @param figures by group, all rows first
 * @param operatingPoint absent if no line reaches the precision that is asked for
 */
public record PrecisionReport(List<Figure> figures, Optional<OperatingPoint> operatingPoint) {
    /** The precision that is asked for at the operating point. */
    public static final double ASKED = 0.70;

    /** Groups with fewer customers are not reported: their figures could tell of one of them. */
    public static final int FEWEST = 10;

    /** All rows, whatever group they are of. */
    public static final String ALL = "all";

    /** The name of the model's figures. */
    public static final String MODEL = "model";

    /** The name of the figures of the rule that the mapping names. */
    public static final String SOURCE_RULE = SourceBaseline.NAME;

    private static final int RESAMPLES = 500;
    private static final long SEED = 20260101;

    public PrecisionReport {
        figures = List.copyOf(figures);
    }

    /**
     * One figure.
     *
     * @param group {@link #ALL} or the name of a group
     * @param name who: the model or a baseline
     * @param rows of the group in the test
     * @param customers of the group in the test
     * @param baseRate share of positive rows, which is what chance reaches
     * @param averagePrecision with its interval
     */
    public record Figure(
            String group, String name, int rows, int customers, double baseRate, Interval averagePrecision) {}

    /**
     * The line from which as many rows of the validation part are flagged as turned out positive, or higher where the precision
     * asked for needs it; and what it does on the test.
     *
     * @param threshold rows of at least this probability are flagged
     * @param precision share of flagged rows that are positive, with its interval
     * @param recall share of positive rows that are flagged
     * @param flagged share of rows that are flagged
     */
    public record OperatingPoint(double threshold, Interval precision, double recall, double flagged) {}

    /** That of a trained model; rows named {@code group/…} are of that group, if the rows are of several. */
    public static PrecisionReport of(Trained trained, Yardsticks against, boolean grouped) {
        TrainingSet rows = trained.rows();
        int[] test = trained.split().test();
        double[] model = trained.fit().probabilities(rows, test);
        List<Baseline> all = new ArrayList<>();
        all.add(Baseline.of(MODEL, "", model));
        all.add(Baselines.logistic(rows, trained.split(), trained.fit().encoder()));
        against.sourceRule()
                .map(rule -> SourceBaseline.on(Optional.of(rule), rows, trained.split()))
                .filter(rule -> rule.absent().isEmpty())
                .ifPresent(all::add);
        List<Figure> figures = new ArrayList<>();
        figures(rows, test, ALL, IntStream.range(0, test.length).toArray(), all, figures);
        if (grouped) {
            groups(rows, test).forEach((group, places) -> figures(rows, test, group, places, all, figures));
        }
        return new PrecisionReport(figures, operatingPoint(trained, model));
    }

    private static Map<String, int[]> groups(TrainingSet rows, int[] test) {
        Map<String, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < test.length; i++) {
            String group = SharedWords.group(rows.rowKeys().get(test[i]));
            places.computeIfAbsent(group, name -> new ArrayList<>()).add(i);
        }
        Map<String, int[]> arrays = new TreeMap<>();
        places.forEach((name, list) ->
                arrays.put(name, list.stream().mapToInt(Integer::intValue).toArray()));
        return arrays;
    }

    private static void figures(
            TrainingSet rows, int[] test, String group, int[] places, List<Baseline> all, List<Figure> into) {
        Judged judged =
                Judged.of(rows, Arrays.stream(places).map(place -> test[place]).toArray());
        int positives = Measures.count(judged.returned());
        if (judged.customerCount() < FEWEST || positives == 0 || positives == judged.size()) {
            return;
        }
        Bootstrap bootstrap = Bootstrap.ofCustomers(judged, RESAMPLES, SEED);
        List<Bootstrap.Measure> measures = all.stream()
                .map(one -> Arrays.stream(places)
                        .mapToDouble(place -> one.probabilities()[place])
                        .toArray())
                .map(probabilities -> averagePrecision(probabilities, judged))
                .toList();
        List<Interval> intervals = bootstrap.intervals(measures);
        for (int i = 0; i < all.size(); i++) {
            into.add(new Figure(
                    group,
                    all.get(i).name(),
                    judged.size(),
                    judged.customerCount(),
                    judged.baseRate(),
                    intervals.get(i)));
        }
    }

    private static Bootstrap.Measure averagePrecision(double[] probabilities, Judged judged) {
        int[] order = Measures.byProbability(probabilities);
        return drawn -> Measures.averagePrecision(order, probabilities, judged.returned(), drawn);
    }

    private static Optional<OperatingPoint> operatingPoint(Trained trained, double[] model) {
        TrainingSet rows = trained.rows();
        int[] validation = trained.split().validation();
        Optional<Double> threshold = lowest(trained.fit().probabilities(rows, validation), rows.regretted(validation));
        return threshold.map(
                line -> at(line, model, Judged.of(rows, trained.split().test())));
    }

    /** The lowest probability from which on the precision is reached and no more is flagged than turned out positive. */
    private static Optional<Double> lowest(double[] probabilities, boolean[] positive) {
        int[] order = Measures.byProbability(probabilities);
        int most = Measures.count(positive);
        Optional<Double> found = Optional.empty();
        int flagged = 0;
        int hits = 0;
        for (int i = order.length - 1; i >= order.length - most; i--) {
            flagged++;
            hits += positive[order[i]] ? 1 : 0;
            boolean last = i == 0 || probabilities[order[i - 1]] < probabilities[order[i]];
            if (last && (double) hits / flagged >= ASKED) {
                found = Optional.of(probabilities[order[i]]);
            }
        }
        return found;
    }

    private static OperatingPoint at(double line, double[] probabilities, Judged judged) {
        int[] flagged = IntStream.range(0, probabilities.length)
                .filter(i -> probabilities[i] >= line)
                .toArray();
        double[] positive = new double[probabilities.length];
        int positives = 0;
        for (int i = 0; i < positive.length; i++) {
            positive[i] = judged.returned()[i] ? 1 : 0;
            positives += judged.returned()[i] ? 1 : 0;
        }
        Interval precision = Bootstrap.ofCustomers(judged, RESAMPLES, SEED).interval(Bootstrap.mean(positive, flagged));
        long hits = Arrays.stream(flagged).filter(i -> judged.returned()[i]).count();
        return new OperatingPoint(
                line,
                precision,
                positives == 0 ? 0 : (double) hits / positives,
                (double) flagged.length / probabilities.length);
    }

    /** For people, one figure on each line. */
    public String text() {
        StringBuilder text = new StringBuilder("Average precision (AUC-PR) on the test, with its 95 % interval:\n");
        for (Figure figure : figures) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-14s %-20s %.3f [%.3f, %.3f]  %,d rows of %,d customers, base rate %.3f%n",
                    figure.group(),
                    figure.name(),
                    figure.averagePrecision().value(),
                    figure.averagePrecision().low(),
                    figure.averagePrecision().high(),
                    figure.rows(),
                    figure.customers(),
                    figure.baseRate()));
        }
        text.append(operatingPoint
                .map(point -> String.format(
                        Locale.ROOT,
                        "Operating point: from %.3f on, where as many rows of the validation part are flagged as turned out"
                                + " positive and at least %.2f of them rightly; on the test its precision is %.3f"
                                + " [%.3f, %.3f], its recall %.3f, and it flags %.0f %%.%n",
                        point.threshold(),
                        ASKED,
                        point.precision().value(),
                        point.precision().low(),
                        point.precision().high(),
                        point.recall(),
                        100 * point.flagged()))
                .orElse("No line reaches a precision of %.2f on the validation part.%n".formatted(ASKED)));
        return text.toString();
    }
}
