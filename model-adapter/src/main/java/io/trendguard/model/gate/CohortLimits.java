package io.trendguard.model.gate;

import io.trendguard.model.card.Readiness.Check;
import io.trendguard.model.card.Readiness.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether every cohort is served within its limits. A cohort fails only if its whole interval is beyond the limit, so that
 * small cohorts do not fail by chance; those too small to judge are counted.
 */
public final class CohortLimits {
    private CohortLimits() {}

    /** Findings for the cohorts of a test. */
    public static List<Finding> of(List<CohortFigures> cohorts, CohortSettings settings) {
        List<Finding> findings = new ArrayList<>();
        List<CohortFigures> judged =
                cohorts.stream().filter(c -> c.rows() >= settings.leastRows()).toList();
        for (CohortFigures cohort : judged) {
            if (cohort.auc().high() < settings.leastAuc()) {
                findings.add(new Finding(
                        Check.COHORT,
                        true,
                        cohort.name(),
                        words(
                                "The cohort (%s) of %d rows is ranked with an AUC of %.3f (%.3f to %.3f); its limit is %.3f. Decide nothing about it with this model, or train on more of its rows.",
                                cohort, cohort.auc(), settings.leastAuc())));
            }
            if (cohort.gap().low() > settings.mostGap() || cohort.gap().high() < -settings.mostGap()) {
                findings.add(new Finding(
                        Check.COHORT,
                        true,
                        cohort.name(),
                        words(
                                "For the cohort (%s) of %d rows probabilities lie %+.3f (%+.3f to %+.3f) from what happened; its limit is %.3f. Calibrate on its rows, or decide nothing about it with this model.",
                                cohort, cohort.gap(), settings.mostGap())));
            }
        }
        if (judged.size() < cohorts.size()) {
            findings.add(new Finding(
                    Check.COHORT,
                    false,
                    "small cohorts",
                    "%d of %d cohorts have fewer than %d rows and were not judged."
                            .formatted(cohorts.size() - judged.size(), cohorts.size(), settings.leastRows())));
        }
        return findings;
    }

    private static String words(String form, CohortFigures cohort, CohortFigures.Figure figure, double limit) {
        return String.format(
                Locale.ROOT, form, cohort.name(), cohort.rows(), figure.value(), figure.low(), figure.high(), limit);
    }
}
