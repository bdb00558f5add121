package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Bootstrap;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.measure.PartMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures the model and its baselines on the same draws of customers, so that their differences have intervals. */
final class Comparison {
    /** What the model is called among those that it is compared with. */
    static final String MODEL = "model";

    private final Judged judged;
    private final Effort effort;

    Comparison(Judged judged, Effort effort) {
        this.judged = judged;
        this.effort = effort;
    }

    /** The model first, then its baselines. */
    List<Score> of(double[] model, String says, List<Baseline> baselines) {
        List<Baseline> those = new ArrayList<>();
        those.add(Baseline.of(MODEL, says, model));
        those.addAll(baselines);
        int[] all = IntStream.range(0, judged.size()).toArray();
        List<Bootstrap.Measure> measures = new ArrayList<>();
        for (Baseline one : those) {
            if (one.absent().isEmpty()) {
                int[] order = Measures.byProbability(one.probabilities());
                measures.add(drawn -> Measures.auc(order, one.probabilities(), judged.returned(), drawn));
                measures.add(Bootstrap.mean(Measures.losses(one.probabilities(), judged.returned()), all));
            }
        }
        Bootstrap bootstrap = Bootstrap.ofCustomers(judged, effort.resamples(), effort.seed());
        int[] once = bootstrap.once();
        double[] values = measures.stream().mapToDouble(m -> m.of(once)).toArray();
        double[][] resampled = bootstrap.run(measures);
        List<Score> scores = new ArrayList<>();
        int place = 0;
        for (Baseline one : those) {
            if (one.absent().isPresent()) {
                scores.add(new Score(one.name(), one.says(), one.absent(), Optional.empty()));
            } else {
                scores.add(new Score(
                        one.name(),
                        one.says(),
                        Optional.empty(),
                        Optional.of(figures(one.probabilities(), place, values, resampled))));
                place += 2;
            }
        }
        return scores;
    }

    private Score.Figures figures(double[] probabilities, int place, double[] values, double[][] resampled) {
        PartMetrics all = Measures.of(probabilities, judged.returned());
        return new Score.Figures(
                Bootstrap.interval(values[place], resampled[place]),
                all.prAuc(),
                Bootstrap.interval(values[place + 1], resampled[place + 1]),
                all.brier(),
                all.accuracy(),
                difference(values[0] - values[place], resampled[0], resampled[place]),
                difference(values[place + 1] - values[1], resampled[place + 1], resampled[1]));
    }

    private static Interval difference(double value, double[] more, double[] less) {
        double[] differences = new double[more.length];
        Arrays.setAll(differences, i -> more[i] - less[i]);
        return Bootstrap.interval(value, differences);
    }
}
