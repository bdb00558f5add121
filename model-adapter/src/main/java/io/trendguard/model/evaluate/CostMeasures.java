package io.trendguard.model.evaluate;

import io.trendguard.model.measure.Bootstrap;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.serve.CostRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;

/** Puts a price on decisions. Costs count mistakes only: nothing is assumed about what a flag prevents. */
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
        deciders.add(new Named("model, one by one", row -> rule.flags(model[row], judged.prices()[row])));
        deciders.add(new Named("model, one threshold", row -> model[row] >= threshold));
        for (Baseline baseline : baselines) {
            if (baseline.absent().isEmpty()) {
                deciders.add(new Named(
                        baseline.name() + ", one by one",
                        row -> rule.flags(baseline.probabilities()[row], judged.prices()[row])));
            }
        }
        return new CostEvaluation(costs.source(), costs.says(), rule, threshold, policies(rule, deciders));
    }

    /** For those who do not know their costs. */
    List<CostScenario> scenarios(double[] model) {
        return DoubleStream.of(RATIOS)
                .mapToObj(ratio -> {
                    CostRule rule = new CostRule(ratio, 0, 1, 0);
                    double threshold = validation.cheapest(rule).threshold();
                    Named decider = new Named("model, one threshold", row -> model[row] >= threshold);
                    return new CostScenario(
                            ratio, threshold, policies(rule, List.of(decider)).get(0));
                })
                .toList();
    }

    private record Named(String name, IntPredicate flags) {}

    private List<Policy> policies(CostRule rule, List<Named> deciders) {
        double[] never = losses(rule, row -> false);
        double[] always = losses(rule, row -> true);
        List<Policy> policies = new ArrayList<>();
        for (Named decider : deciders) {
            double[] losses = losses(rule, decider.flags());
            double[][] resampled = bootstrap.run(List.of(
                    drawn -> 1 - sum(losses, drawn) / sum(never, drawn),
                    drawn -> 1 - sum(losses, drawn) / Math.min(sum(never, drawn), sum(always, drawn))));
            double cost = Arrays.stream(losses).sum();
            double nothing = Arrays.stream(never).sum();
            double better = Math.min(nothing, Arrays.stream(always).sum());
            int flagged = 0;
            for (int row = 0; row < losses.length; row++) {
                flagged += decider.flags().test(row) ? 1 : 0;
            }
            policies.add(new Policy(
                    decider.name(),
                    (double) flagged / losses.length,
                    cost / losses.length,
                    Bootstrap.interval(1 - cost / nothing, resampled[0]),
                    Bootstrap.interval(1 - cost / better, resampled[1])));
        }
        return policies;
    }

    private double[] losses(CostRule rule, IntPredicate flags) {
        double[] losses = new double[judged.size()];
        for (int row = 0; row < losses.length; row++) {
            double price = Math.max(0, judged.prices()[row]);
            boolean flagged = flags.test(row);
            if (judged.returned()[row] && !flagged) {
                losses[row] = rule.missedFixed() + rule.missedShare() * price;
            } else if (!judged.returned()[row] && flagged) {
                losses[row] = rule.needlessFixed() + rule.needlessShare() * price;
            }
        }
        return losses;
    }

    private static double sum(double[] losses, int[] drawn) {
        double sum = 0;
        for (int row = 0; row < losses.length; row++) {
            sum += losses[row] * drawn[row];
        }
        return sum;
    }
}
