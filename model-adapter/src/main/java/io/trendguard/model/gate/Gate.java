package io.trendguard.model.gate;

import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.RawRows;
import io.trendguard.model.measure.PartMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides whether a model may be published, and says why. */
public final class Gate {
    private Gate() {}

    /**
     * What a model is judged by.
     *
     * @param rows the rows it was trained and measured on
     * @param raw all columns of the table behind them; absent where there is none
     * @param vouched columns that somebody answers for, with the reason
     * @param test measured on the test rows
     * @param testWithoutImputed the same without imputed reasons
     * @param parity what comparing training and serving found
     * @param cohorts how cohorts are served
     */
    public record Evidences(
            TrainingSet rows,
            Optional<RawRows> raw,
            Map<String, String> vouched,
            Optional<PartMetrics> test,
            Optional<PartMetrics> testWithoutImputed,
            List<Finding> parity,
            List<CohortFigures> cohorts) {}

    /** Runs every check; refusals come first. */
    public static Readiness of(Evidences model, GateSettings settings) {
        Set<Finding> findings = new LinkedHashSet<>();
        model.raw()
                .ifPresent(raw -> findings.addAll(
                        LeakCheck.of(raw, model.vouched(), settings.leaks()).findings()));
        findings.addAll(LeakCheck.ofFeatures(model.rows(), model.vouched(), settings.leaks())
                .findings());
        findings.addAll(
                LabelStability.of(model.rows(), model.raw().map(RawRows::real).orElse(true), settings.stability()));
        findings.addAll(Population.of(model.rows(), model.test(), model.testWithoutImputed(), settings.population()));
        findings.addAll(model.parity());
        findings.addAll(CohortLimits.of(model.cohorts(), settings.cohorts()));
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing((Finding finding) -> !finding.refuses()));
        return new Readiness(sorted);
    }
}
