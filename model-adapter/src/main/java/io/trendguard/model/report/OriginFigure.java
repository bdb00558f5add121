package io.trendguard.model.report;

import io.trendguard.model.evaluate.RollingOrigin;
import io.trendguard.model.report.plot.RowPlot;
import io.trendguard.model.report.plot.Unit;
import io.trendguard.model.report.plot.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** How good the model would have been at earlier moments. */
final class OriginFigure {
    private OriginFigure() {}

    static void write(List<RollingOrigin.Origin> origins, DataTerms terms, Html html) {
        if (origins.isEmpty()) {
            html.note(
                    "Earlier moments were not looked at: either a short report was asked for, or the history is too short to train again on a part of it.");
            return;
        }
        List<RowPlot.Row> rows = new ArrayList<>();
        for (RollingOrigin.Origin origin : origins) {
            rows.add(Sections.row(
                    (terms.daysTold() ? "model " : "") + terms.moment(origin),
                    origin.model().auc(),
                    true));
            rows.add(Sections.row("logistic regression", origin.logistic().auc(), false));
        }
        double least =
                origins.stream().mapToDouble(o -> o.model().auc().value()).min().orElseThrow();
        double most =
                origins.stream().mapToDouble(o -> o.model().auc().value()).max().orElseThrow();
        html.figure(
                "The same at earlier moments",
                "Trained again on what was known at %d moment%s and tested on what came next, the AUC was between %s and %s. Under each model stands the logistic regression of that moment; the dashed line is chance.%s"
                        .formatted(
                                origins.size(),
                                origins.size() == 1 ? "" : "s",
                                Words.decimal(least),
                                Words.decimal(most),
                                thinned(origins)),
                List.of(),
                RowPlot.dots(Unit.NUMBER, 0.5, rows).svg("Dot plot of the AUC at each moment"),
                Sections.table(
                        List.of(
                                "test",
                                "trained on",
                                "tested on",
                                terms.nouns().with(),
                                "AUC",
                                "AUC above logistic regression",
                                "log-loss",
                                "log-loss of the majority"),
                        origins,
                        o -> List.of(
                                terms.daysTold()
                                        ? "%s to %s".formatted(Sections.day(o.from()), Sections.day(o.to()))
                                        : terms.moment(o),
                                Words.count(o.trainRows()),
                                Words.count(o.testRows()),
                                Words.percent(o.baseRate()),
                                Words.interval(o.model().auc()),
                                Words.signedInterval(o.logistic().aucGain()),
                                Words.decimal(o.model().logLoss().value()),
                                Words.decimal(o.majority().logLoss().value()))));
    }

    private static String thinned(List<RollingOrigin.Origin> origins) {
        OptionalInt most = origins.stream()
                .filter(origin -> origin.trainRows() < origin.knownRows())
                .mapToInt(RollingOrigin.Origin::trainRows)
                .max();
        return most.isEmpty()
                ? ""
                : " To save time, no more than %s of the rows known by then, evenly spread, were learnt from; the model itself learns from all."
                        .formatted(Words.count(most.getAsInt()));
    }
}
