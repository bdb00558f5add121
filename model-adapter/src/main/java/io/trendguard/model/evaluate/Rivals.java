package io.trendguard.model.evaluate;

import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Bootstrap;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.CostRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Compares the live model with a new one on identical lines. */
public final class Rivals {
    private static final int PER_ROWS = 1000;

    private final Judged judged;
    private final NamedCosts costs;
    private final Effort effort;

    private Rivals(Judged judged, NamedCosts costs, Effort effort) {
        this.judged = judged;
        this.costs = costs;
        this.effort = effort;
    }

    /**
     * Compares two models.
     *
     * @param part places of the lines
     * @param live version of the live model
     * @param before what the live model says of the lines
     * @param after what the new one says
     */
    public static ModelComparison compare(
            TrainingSet rows,
            int[] part,
            String live,
            double[] before,
            double[] after,
            NamedCosts costs,
            Effort effort) {
        return new Rivals(Judged.of(rows, part), costs, effort).compare(live, before, after);
    }

    private ModelComparison compare(String live, double[] before, double[] after) {
        Bootstrap bootstrap = Bootstrap.ofCustomers(judged, effort.resamples(), effort.seed());
        List<Bootstrap.Measure> measures = new ArrayList<>();
        for (double[] one : List.of(before, after)) {
            int[] order = Measures.byProbability(one);
            measures.add(drawn -> Measures.auc(order, one, judged.returned(), drawn));
            measures.add(mean(Measures.losses(one, judged.returned()), 1));
            measures.add(mean(mistakes(one), PER_ROWS));
        }
        double[] values =
                measures.stream().mapToDouble(m -> m.of(bootstrap.once())).toArray();
        double[][] drawn = bootstrap.run(measures);
        Interval auc = difference(values, drawn, 3, 0);
        Interval logLoss = difference(values, drawn, 1, 4);
        Interval cost = difference(values, drawn, 2, 5);
        Instant from = Instant.ofEpochMilli(Arrays.stream(judged.times()).min().orElseThrow());
        Instant until = Instant.ofEpochMilli(Arrays.stream(judged.times()).max().orElseThrow());
        return new ModelComparison(
                live,
                from,
                until,
                judged.size(),
                judged.customerCount(),
                Bootstrap.interval(values[0], drawn[0]),
                Bootstrap.interval(values[3], drawn[3]),
                auc,
                logLoss,
                cost,
                costs.source(),
                List.of(
                        "Both on the same %d rows of %d customers, from %s to %s."
                                .formatted(judged.size(), judged.customerCount(), from, until),
                        words("AUC", auc, "%.4f", "higher", "lower"),
                        words("Log-loss", logLoss, "%.4f", "lower", "higher"),
                        words(
                                "Cost of mistakes per %s rows, minor units (%s),"
                                        .formatted(number("%,.0f", PER_ROWS), costs.source()),
                                cost,
                                "%.0f",
                                "lower",
                                "higher")));
    }

    private static String words(String what, Interval gain, String format, String better, String worse) {
        boolean up = gain.value() >= 0;
        String said = "%s %s by %s (95 %%: %s to %s)"
                .formatted(
                        what,
                        up ? better : worse,
                        number(format, Math.abs(gain.value())),
                        number(format, up ? gain.low() : -gain.high()),
                        number(format, up ? gain.high() : -gain.low()));
        return gain.excludesZero() ? said + "." : said + ": no difference that is more than chance.";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static Interval difference(double[] values, double[][] drawn, int more, int less) {
        double[] differences = new double[drawn[more].length];
        Arrays.setAll(differences, i -> drawn[more][i] - drawn[less][i]);
        return Bootstrap.interval(values[more] - values[less], differences);
    }

    private double[] mistakes(double[] probabilities) {
        CostRule rule = costs.rule();
        double[] mistakes = new double[probabilities.length];
        for (int i = 0; i < mistakes.length; i++) {
            boolean flagged = rule.flags(probabilities[i], judged.prices()[i]);
            double price = Math.max(0, judged.prices()[i]);
            if (flagged && !judged.returned()[i]) {
                mistakes[i] = rule.needlessFixed() + rule.needlessShare() * price;
            } else if (!flagged && judged.returned()[i]) {
                mistakes[i] = rule.missedFixed() + rule.missedShare() * price;
            }
        }
        return mistakes;
    }

    private static Bootstrap.Measure mean(double[] each, int per) {
        return drawn -> {
            double sum = 0;
            long rows = 0;
            for (int i = 0; i < each.length; i++) {
                sum += drawn[i] * each[i];
                rows += drawn[i];
            }
            return per * sum / rows;
        };
    }
}
