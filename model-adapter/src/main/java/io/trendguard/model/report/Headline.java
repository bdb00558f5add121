package io.trendguard.model.report;

import io.trendguard.model.evaluate.Cohort;
import io.trendguard.model.evaluate.CostEvaluation;
import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.evaluate.Interval;
import io.trendguard.model.evaluate.Policy;
import io.trendguard.model.evaluate.Score;
import io.trendguard.model.report.plot.Words;
import io.trendguard.model.train.Split;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Says in three sentences how good a model is, against what, and what it cannot tell. */
final class Headline {
    private Headline() {}

    static List<String> of(Evaluation evaluation, Split split) {
        return List.of(good(evaluation, split), against(evaluation), cannot(evaluation));
    }

    private static String good(Evaluation evaluation, Split split) {
        Interval auc = model(evaluation).auc();
        return "On %s lines bought from %s to %s, which it never met, the model ranks a line that came back above one that was kept in %s of pairs (95 %% interval %s to %s; a coin gets 50 %%)."
                .formatted(
                        Words.count(evaluation.testRows()),
                        split.testFrom().atOffset(ZoneOffset.UTC).toLocalDate(),
                        split.end().atOffset(ZoneOffset.UTC).toLocalDate(),
                        Words.percent(auc.value()),
                        Words.percent(auc.low()),
                        Words.percent(auc.high()));
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
                ? "that is better than the best of its baselines, %s, by %s points (%s to %s)"
                : gain.high() < 0
                        ? "that is worse than %s, by %s points (%s to %s), so prefer the simpler one"
                        : "that is not reliably better than the best of its baselines, %s: the difference is %s points (%s to %s)";
        String compared = verdict.formatted(
                best.name(),
                points(Math.abs(gain.value())),
                points(sign(gain) * gain.low()),
                points(sign(gain) * gain.high()));
        CostEvaluation costs = evaluation.costs().get(0);
        Policy model = costs.policies().get(2);
        Interval saved = model.savedOfBetter();
        String money = saved.low() > 0
                ? "flagging by it costs %s less (%s to %s) than the cheaper of flagging nobody and flagging everybody"
                : "under these costs it is not shown to beat the cheaper of flagging nobody and flagging everybody (saved: %s; %s to %s)";
        return "Against simpler ways, %s; by the costs of the %s, %s."
                .formatted(
                        compared,
                        costs.source(),
                        money.formatted(
                                Words.percent(saved.value()), Words.percent(saved.low()), Words.percent(saved.high())));
    }

    private static double auc(Score score) {
        return score.figures().orElseThrow().auc().value();
    }

    private static double sign(Interval gain) {
        return gain.high() < 0 ? -1 : 1;
    }

    private static String points(double difference) {
        return String.format(Locale.ROOT, "%.1f", 100 * difference);
    }

    private static String cannot(Evaluation evaluation) {
        long different =
                evaluation.cohorts().all().stream().filter(Cohort::differs).count();
        String groups = different == 0
                ? "no group of customers is served differently by more than chance allows"
                : "%d of %d groups are served differently by more than chance allows and are marked below"
                        .formatted(different, evaluation.cohorts().all().size());
        return "It cannot tell how many returns a message or an offer would prevent, which only an experiment with an untreated group shows; %s."
                .formatted(groups);
    }
}
