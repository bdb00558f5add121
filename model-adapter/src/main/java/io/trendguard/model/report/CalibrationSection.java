package io.trendguard.model.report;

import io.trendguard.model.evaluate.Evaluation;
import io.trendguard.model.evaluate.Reliability;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.report.plot.LinePlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import io.trendguard.model.train.CalibrationFit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Whether the probabilities hold, for each way to calibrate them. */
final class CalibrationSection {
    private CalibrationSection() {}

    static void write(Report report, Html html) {
        Evaluation evaluation = report.evaluation();
        Nouns nouns = report.terms().nouns();
        html.section("calibration", "Whether its probabilities hold");
        Reliability chosen = evaluation.reliability().stream()
                .filter(Reliability::chosen)
                .findFirst()
                .orElseThrow();
        html.paragraph(
                "%s On the test, probabilities by %s are off by %s on average. The model that is shipped is grown once more on all rows and calibrated for itself on rows that the measured model had not met: %s."
                        .formatted(
                                report.calibration().says(),
                                CalibrationFit.words(chosen.method()),
                                Words.points(chosen.expectedError()),
                                CalibrationFit.words(report.shippedCalibration())));
        report.trees().write(html);
        html.figures();
        for (Reliability one : evaluation.reliability()) {
            List<LinePlot.Point> points = one.bins().stream()
                    .map(bin -> new LinePlot.Point(
                            bin.said(),
                            bin.came().share(),
                            bin.came().low(),
                            bin.came().high()))
                    .toList();
            LinePlot plot = new LinePlot(
                    new LinePlot.Scale("mean probability", Unit.SHARE, List.of(0.0, 1.0)),
                    new LinePlot.Scale("share that " + nouns.with(), Unit.SHARE, List.of(0.0, 1.0)),
                    true,
                    OptionalDouble.empty(),
                    List.of(new LinePlot.Series(one.method(), true, points)));
            html.figure(
                    "Probabilities by %s%s"
                            .formatted(CalibrationFit.words(one.method()), one.chosen() ? " (chosen)" : ""),
                    "Share that %s over mean probability, in %d bins of about %s %s; on the dashed line, probabilities hold. Log-loss %s."
                            .formatted(
                                    nouns.with(),
                                    one.bins().size(),
                                    Words.count(one.bins().get(0).came().rows()),
                                    nouns.rows(),
                                    Words.decimal(one.logLoss())),
                    List.of(),
                    plot.svg("Reliability diagram, probabilities by " + CalibrationFit.words(one.method())),
                    Sections.table(
                            List.of("bin", nouns.rows(), "mean probability", nouns.with() + " (95 %)"),
                            new ArrayList<>(IntStream.range(0, one.bins().size())
                                    .boxed()
                                    .toList()),
                            i -> List.of(
                                    Integer.toString(i + 1),
                                    Words.count(one.bins().get(i).came().rows()),
                                    Words.percent(one.bins().get(i).said()),
                                    Words.rate(one.bins().get(i).came()))));
        }
        html.endFigures().endSection();
    }
}
