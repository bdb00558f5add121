package io.trendguard.model.report;

import io.trendguard.model.card.TreeCount;
import io.trendguard.model.report.plot.Words;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.train.CalibrationFit;
import io.trendguard.model.train.Trained;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why the measured model has as many trees as it has.
 *
 * @param count what both criteria said
 * @param slope by which Platt scaling stretches its log-odds on the validation part; far above 1 where there are too few trees
 * @param says the same in words
 */
public record TreeChoice(TreeCount count, Optional<Double> slope, String says) {

    static TreeChoice of(Trained trained) {
        TreeCount count = trained.fit().boosting().treeCount(trained.settings().trees());
        int[] validation = trained.split().validation();
        Optional<Double> slope = CalibrationFit.by(
                        CalibrationFit.PLATT,
                        trained.fit().logOdds(trained.rows(), validation),
                        trained.rows().regretted(validation))
                .map(Calibration::slope);
        String floor = count.kept() > count.byLogLoss()
                ? " It never has fewer than %d: what so few trees say has hardly moved from the average."
                        .formatted(count.floor())
                : "";
        String stretched = slope.map(times -> String.format(
                        Locale.ROOT,
                        " Platt scaling would multiply its log-odds by %.2f; a factor far above 1 shows too few trees,"
                                + " one far below 1 too many.",
                        times))
                .orElse("");
        return new TreeChoice(
                count,
                slope,
                "The measured model has %d trees. After each of %d trees it was judged on the validation part by log-loss after Platt scaling, which was least after %d, and by AUC, which was greatest after %d; the number is chosen by log-loss.%s%s"
                        .formatted(count.kept(), count.run(), count.byLogLoss(), count.byAuc(), floor, stretched));
    }

    void write(Html html) {
        html.paragraph(says)
                .table(
                        "Numbers of trees",
                        Sections.table(
                                List.of("what chooses", "trees", "log-loss on validation, scaled", "AUC on validation"),
                                List.of(
                                        new Row("the model", count.kept(), count.atKept()),
                                        new Row("least log-loss", count.byLogLoss(), count.atLogLoss()),
                                        new Row("greatest AUC", count.byAuc(), count.atAuc())),
                                row -> List.of(
                                        row.what(),
                                        Words.count(row.trees()),
                                        Words.fine(row.figures().logLoss()),
                                        Words.fine(row.figures().auc()))));
    }

    private record Row(String what, int trees, TreeCount.Figures figures) {}
}
