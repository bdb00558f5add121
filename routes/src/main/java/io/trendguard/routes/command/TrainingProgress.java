package io.trendguard.routes.command;

import io.trendguard.model.card.ModelReport;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.registry.ModelName;
import io.trendguard.model.report.DataTerms;
import io.trendguard.model.train.Progress;

/** Says on the terminal how far a training is, and how good the model became. */
record TrainingProgress(Terminal terminal) implements Progress {
    @Override
    public void stage(String what) {
        terminal.step("  " + what);
    }

    @Override
    public void round(int round, int most, double validationAuc) {
        terminal.at("trees (validation AUC %.4f)".formatted(validationAuc), round, most);
    }

    @Override
    public void grown(int round, int rounds) {
        terminal.at("trees of the shipped model", round, rounds);
    }

    /** The result in words, with data, split and interval. */
    static String words(ModelReport report, DataTerms terms) {
        PartMetrics test = report.metrics().test();
        return "  Model %s: AUC %.3f (95 %% interval %.3f to %.3f), log-loss %.4f on %,d %s%s, of which %.1f %% %s.%n  Data: %s."
                .formatted(
                        ModelName.withVersion(report.version()),
                        test.auc(),
                        test.aucLow(),
                        test.aucHigh(),
                        test.logLoss(),
                        test.rows(),
                        terms.nouns().rows(),
                        terms.daysTold()
                                ? " from %s on"
                                        .formatted(report.provenance().split().testFrom())
                                : "",
                        100 * test.baseRate(),
                        terms.nouns().with(),
                        report.provenance().data());
    }

    /** Whether the model may be published, and every finding. */
    static String words(Readiness readiness) {
        StringBuilder words = new StringBuilder(
                readiness.ready() ? "  The model may be published." : "  The model is refused for publication:");
        for (Readiness.Finding finding : readiness.findings()) {
            words.append("%n  %s %s: %s"
                    .formatted(finding.refuses() ? "REFUSED" : "note   ", finding.check(), finding.words()));
        }
        return words.toString();
    }
}
