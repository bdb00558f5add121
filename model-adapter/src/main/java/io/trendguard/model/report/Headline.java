package io.trendguard.model.report;

import io.trendguard.model.card.Split;
import io.trendguard.model.evaluate.Cohort;
import io.trendguard.model.evaluate.CostEvaluation;
import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.evaluate.Policy;
import io.trendguard.model.evaluate.Score;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.report.plot.Words;
import java.util.Comparator;
import java.util.List;

/** Says in three sentences how good a model is, against what, and what it cannot tell. */
final class Headline {
    private Headline() {}

    static List<String> of(Evaluation evaluation, Split split, DataTerms terms) {
        return List.of(good(evaluation, split, terms), against(evaluation), cannot(evaluation, terms));
    }

    private static String good(Evaluation evaluation, Split split, DataTerms terms) {
        Interval auc = model(evaluation).auc();
        Nouns nouns = terms.nouns();
        return "On %s, which it never met, the model ranks a %s that %s above one that %s in %s of pairs (95 %% interval %s to %s; a coin gets 50 %%)%s."
                .formatted(
                        terms.daysTold()
                                ? "%s %s from %s to %s"
                                        .formatted(
                                                Words.count(evaluation.testRows()),
                                                nouns.rows(),
                                                Sections.day(split.testFrom()),
                                                Sections.day(split.end()))
                                : "the latest %s %s".formatted(Words.count(evaluation.testRows()), nouns.rows()),
                        nouns.row(),
                        nouns.with(),
                        nouns.without(),
                        Words.percent(auc.value()),
                        Words.percent(auc.low()),
                        Words.percent(auc.high()),
                        NewAndKnown.phrase(
                                evaluation,
                                figures -> Words.percent(figures.auc().value())));
    }

    static Score.Figures model(Evaluation evaluation) {
        return evaluation.scores().get(0).figures().orElseThrow();
    }

    private static String against(Evaluation evaluation) {
        Score best = evaluation.scores().stream()
                .skip(1)
                .filter(score -> score.figures().isPresent())
                .max((a, b) -> Double.compare(auc(a), auc(b)))
                .orElseThrow();
        Interval gain = best.figures().orElseThrow().aucGain();
        String verdict = gain.low() > 0
                ? "the model is %2$s than the best of them, %1$s (95 %% interval: %3$s)"
                : gain.high() < 0
                        ? "the model is %2$s than %1$s (95 %% interval: %3$s), so prefer that"
                        : "the model cannot be told from the best of them, %1$s: it is %2$s (95 %% interval: %3$s),"
                                + " which is within chance";
        String compared = verdict.formatted(best.name(), points(gain.value()), range(gain.low(), gain.high()));
        CostEvaluation costs = evaluation.costs().get(0);
        Policy model = costs.policies().get(2);
        Interval saved = model.savedOfBetter();
        String money = saved.low() > 0
                ? "flagging by it costs %s less (%s to %s) than the cheaper of flagging nobody and flagging everybody"
                : "flagging by it is not shown to beat the cheaper of flagging nobody and flagging everybody (saved:"
                        + " %s; %s to %s)";
        return "Beside simpler ways, %s; by the costs of the %s, %s%s%s."
                .formatted(
                        compared,
                        costs.source(),
                        money.formatted(
                                Words.percent(saved.value()), Words.percent(saved.low()), Words.percent(saved.high())),
                        NewAndKnown.phrase(
                                evaluation,
                                figures -> Words.percent(figures.savedOfBetter().value())),
                        cheaper(costs));
    }

    /** Says so where a simpler way costs less than the model; empty where none does. */
    static String cheaper(CostEvaluation costs) {
        return costs.policies().stream()
                .filter(policy -> !policy.name().startsWith("model"))
                .filter(policy -> policy.savedOfModel().value() > 0)
                .max(Comparator.comparingDouble(policy -> policy.savedOfModel().value()))
                .map(policy -> {
                    Interval saved = policy.savedOfModel();
                    return "; a simpler way costs less by the same costs: %s, %s less than the model (95 %% interval: %s), %s"
                            .formatted(
                                    policy.name(),
                                    Words.percent(saved.value()),
                                    less(saved),
                                    saved.low() > 0
                                            ? "more than chance explains, so prefer it where money counts"
                                            : "which is within chance");
                })
                .orElse("");
    }

    private static String less(Interval saved) {
        return saved.low() < 0
                ? "%s more to %s less".formatted(Words.percent(-saved.low()), Words.percent(saved.high()))
                : "%s to %s less".formatted(Words.percent(saved.low()), Words.percent(saved.high()));
    }

    private static double auc(Score score) {
        return score.figures().orElseThrow().auc().value();
    }

    /** A difference of shares in words that say which way it goes. */
    static String points(double difference) {
        String size = Words.points(Math.abs(difference));
        return size.startsWith("0.0 ") ? "as good" : "%s %s".formatted(size, difference > 0 ? "better" : "worse");
    }

    /** From one difference to another, no less. */
    static String range(double low, double high) {
        return "%s to %s".formatted(points(low), points(high));
    }

    private static String cannot(Evaluation evaluation, DataTerms terms) {
        long different =
                evaluation.cohorts().all().stream().filter(Cohort::differs).count();
        String groups = evaluation.cohorts().all().isEmpty()
                ? "nor whether all groups are served alike, since the data makes none"
                : different == 0
                        ? "no group of %s is served differently by more than chance allows".formatted(terms.drawn())
                        : "%d of %d groups are served differently by more than chance allows and are marked below"
                                .formatted(different, evaluation.cohorts().all().size());
        return "It cannot tell how many %s a message or an offer would change, which only an experiment with an untreated group shows; %s."
                .formatted(terms.nouns().outcomes(), groups);
    }
}
