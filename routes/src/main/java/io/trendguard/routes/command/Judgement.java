package io.trendguard.routes.command;

import io.trendguard.json.Json;
import io.trendguard.model.evaluate.Cohort;
import io.trendguard.model.gate.CohortFigures;
import io.trendguard.model.gate.GateRun;
import io.trendguard.model.gate.GateSettings;
import io.trendguard.model.gate.Readiness;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.report.Report;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.Trained;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies beside a trained model: its report, and whether it may be published. */
final class Judgement {
    private Judgement() {}

    /** The gate for a model; it looks at groups of customers if there is a report of them. */
    static GateRun gate(Trained trained, Optional<Report> report, Progress progress) {
        return new GateRun(trained, report.map(Judgement::cohorts).orElse(List.of()), GateSettings.DEFAULTS, progress);
    }

    /** Files for the model folder. */
    static Map<String, byte[]> files(Optional<Report> report, Readiness readiness) throws IOException {
        Map<String, byte[]> files =
                new HashMap<>(report.isPresent() ? report.get().files(readiness) : Map.of());
        files.put(
                ModelFolder.READINESS,
                Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(readiness));
        return files;
    }

    private static List<CohortFigures> cohorts(Report report) {
        return report.evaluation().cohorts().all().stream()
                .flatMap(cohort -> cohort.figures().stream().map(figures -> cohortFigures(cohort, figures)))
                .toList();
    }

    private static CohortFigures cohortFigures(Cohort cohort, Cohort.Figures figures) {
        return new CohortFigures(
                cohort.dimension() + ": " + cohort.group(),
                cohort.rows(),
                figure(figures.auc()),
                figure(figures.gap()));
    }

    private static CohortFigures.Figure figure(Interval interval) {
        return new CohortFigures.Figure(interval.value(), interval.low(), interval.high());
    }
}
