package io.trendguard.model.pipeline;

import io.trendguard.model.evaluate.Cohort;
import io.trendguard.model.gate.CohortFigures;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.report.Report;
import java.util.List;
import java.util.Optional;

/** How groups of customers are served, for the gate: the figures of the report. */
final class ReportedCohorts {
    private ReportedCohorts() {}

    /** One of each group and figure; none without a report. */
    static List<CohortFigures> of(Optional<Report> report) {
        return report.stream()
                .flatMap(some -> some.evaluation().cohorts().all().stream())
                .flatMap(cohort -> cohort.figures().stream().map(figures -> of(cohort, figures)))
                .toList();
    }

    private static CohortFigures of(Cohort cohort, Cohort.Figures figures) {
        return new CohortFigures(
                cohort.dimension() + ": " + cohort.group(), cohort.rows(), of(figures.auc()), of(figures.gap()));
    }

    private static CohortFigures.Figure of(Interval interval) {
        return new CohortFigures.Figure(interval.value(), interval.low(), interval.high());
    }
}
