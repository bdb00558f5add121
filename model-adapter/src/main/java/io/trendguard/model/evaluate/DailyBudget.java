package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Bootstrap;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Precision at a daily budget: of the K riskiest lines of each day (UTC), the share that came back. Rows of equal
 * probability take their place in the order in which they were bought. The interval is over resampled days.
 *
 * @param perDay K
 * @param picked lines picked over all days; fewer than K on a day that has fewer
 * @param precision share of them that came back
 * @param lift precision over the return share of all lines
 * @param recall share of all returns that are among them
 */
public record DailyBudget(int perDay, int picked, Interval precision, double lift, double recall) {
    private static final int[] BUDGETS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
    private static final int MOST = 5;

    /** For budgets up to half of what an average day has. */
    static List<DailyBudget> of(double[] probabilities, Judged judged, Effort effort) {
        List<int[]> days = days(probabilities, judged);
        double average = (double) judged.size() / days.size();
        int[] fitting = Arrays.stream(BUDGETS)
                .filter(budget -> budget == 1 || budget <= average / 2)
                .toArray();
        return IntStream.of(fitting)
                .skip(Math.max(0, fitting.length - MOST))
                .mapToObj(budget -> at(budget, days, judged, effort))
                .toList();
    }

    /** The rows of each day, riskiest first. */
    private static List<int[]> days(double[] probabilities, Judged judged) {
        SortedMap<Long, List<Integer>> days = new TreeMap<>();
        int[] order = Measures.byProbability(negated(probabilities));
        for (int row : order) {
            days.computeIfAbsent(
                            Math.floorDiv(
                                    judged.times()[row], Duration.ofDays(1).toMillis()),
                            day -> new ArrayList<>())
                    .add(row);
        }
        return days.values().stream()
                .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static double[] negated(double[] probabilities) {
        return Arrays.stream(probabilities).map(p -> -p).toArray();
    }

    static DailyBudget at(int perDay, List<int[]> days, Judged judged, Effort effort) {
        int[] picked =
                days.stream().mapToInt(day -> Math.min(perDay, day.length)).toArray();
        int[] hits = days.stream()
                .mapToInt(day -> (int) Arrays.stream(day)
                        .limit(perDay)
                        .filter(row -> judged.returned()[row])
                        .count())
                .toArray();
        Bootstrap bootstrap =
                new Bootstrap(IntStream.range(0, days.size()).toArray(), effort.resamples(), effort.seed());
        Interval precision = bootstrap.interval(drawn -> {
            double sum = 0;
            double all = 0;
            for (int day = 0; day < drawn.length; day++) {
                sum += drawn[day] * hits[day];
                all += drawn[day] * picked[day];
            }
            return sum / all;
        });
        int all = IntStream.of(hits).sum();
        double returns = judged.baseRate() * judged.size();
        return new DailyBudget(
                perDay,
                IntStream.of(picked).sum(),
                precision,
                precision.value() / judged.baseRate(),
                returns == 0 ? 0 : all / returns);
    }
}
