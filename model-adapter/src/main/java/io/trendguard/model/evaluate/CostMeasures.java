package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Bootstrap;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.serve.CostRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Puts a price on decisions. */
final class CostMeasures {
    private static final double[] RATIOS = {0.1, 0.2, 0.5, 1, 2, 5, 10};

    private final Judged judged;
    private final ThresholdTable validation;
    private final Bootstrap bootstrap;

    /**
     * Measures on the test.
     *
     * @param validation thresholds are chosen here
     */
    CostMeasures(Judged judged, ThresholdTable validation, Effort effort) {
        this.judged = judged;
        this.validation = validation;
        bootstrap = Bootstrap.ofCustomers(judged, effort.resamples(), effort.seed());
    }

    CostEvaluation of(NamedCosts costs, double[] model, List<Baseline> baselines) {
        CostRule rule = costs.rule();
        double threshold = validation.cheapest(rule).threshold();
        List<Named> deciders = new ArrayList<>();
        deciders.add(new Named("nobody is flagged", row -> false));
        deciders.add(new Named("everybody is flagged", row -> true));
        IntPredicate oneByOne = row -> rule.flags(model[row], judged.prices()[row]);
        deciders.add(new Named("model, one by one", oneByOne));
        deciders.add(new Named("model, one threshold", row -> model[row] >= threshold));
        for (Baseline baseline : baselines) {
            if (baseline.absent().isEmpty()) {
                deciders.add(new Named(
                        baseline.name() + ", one by one",
                        row -> rule.flags(baseline.probabilities()[row], judged.prices()[row])));
            }
        }
        return new CostEvaluation(costs.source(), costs.says(), rule, threshold, policies(rule, oneByOne, deciders));
    }

    /** For those who do not know their costs. */
    List<CostScenario> scenarios(double[] model) {
        return DoubleStream.of(RATIOS)
                .mapToObj(ratio -> {
                    CostRule rule = new CostRule(ratio, 0, 1, 0);
                    double threshold = validation.cheapest(rule).threshold();
                    Named decider = new Named("model, one threshold", row -> model[row] >= threshold);
                    return new CostScenario(
                            ratio,
                            threshold,
                            policies(rule, decider.flags(), List.of(decider)).get(0));
                })
                .toList();
    }

    /** Who is flagged against what happened, at each line that is in use: of costs first, then of rulebooks, then a half. */
    List<Confusion> confusions(List<NamedCosts> costs, List<NamedThreshold> thresholds, double[] model) {
        List<Confusion> all = new ArrayList<>();
        for (NamedCosts one : costs) {
            CostRule rule = one.rule();
            double cheapest = validation.cheapest(rule).threshold();
            all.add(Confusion.of(
                    "costs of the %s, one by one".formatted(one.source()),
                    judged,
                    row -> rule.flags(model[row], judged.prices()[row])));
            all.add(Confusion.of(
                    "costs of the %s, one threshold (%s)".formatted(one.source(), percent(cheapest)),
                    judged,
                    row -> model[row] >= cheapest));
        }
        for (NamedThreshold one : thresholds) {
            all.add(Confusion.of(
                    "%s (%s)".formatted(one.source(), percent(one.probability())),
                    judged,
                    row -> model[row] >= one.probability()));
        }
        all.add(Confusion.of("more likely than not (50 %)", judged, row -> model[row] >= 0.5));
        return all;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private record Named(String name, IntPredicate flags) {}

    private List<Policy> policies(CostRule rule, IntPredicate model, List<Named> deciders) {
        int[] all = IntStream.range(0, judged.size()).toArray();
        double[] ofModel = Losses.of(judged, rule, model).decided();
        List<Policy> policies = new ArrayList<>();
        for (Named decider : deciders) {
            Losses losses = Losses.of(judged, rule, decider.flags());
            List<Interval> saved = bootstrap.intervals(
                    List.of(losses.savedOfNever(all), losses.savedOfBetter(all), losses.savedOf(ofModel, all)));
            policies.add(new Policy(
                    decider.name(),
                    (double) Arrays.stream(all).filter(decider.flags()).count() / all.length,
                    Arrays.stream(losses.decided()).sum() / all.length,
                    saved.get(0),
                    saved.get(1),
                    saved.get(2)));
        }
        return policies;
    }
}
