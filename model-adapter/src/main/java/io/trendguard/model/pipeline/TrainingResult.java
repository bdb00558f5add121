package io.trendguard.model.pipeline;

import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.evaluate.PrecisionReport;
import io.trendguard.model.report.KeyFigures;
import java.util.Optional;

/**
 * What a training came to; all of it lies in the model folder.
 *
 * @param model its version, metrics and provenance
 * @param readiness whether it may be published
 * @param figures key figures of its report, if one was made
 * @param comparison with the live model, if one was named
 * @param precision average precision and the operating point, where the rows are a decision point's own
 */
public record TrainingResult(
        ModelReport model,
        Readiness readiness,
        Optional<KeyFigures> figures,
        Optional<ModelComparison> comparison,
        Optional<PrecisionReport> precision) {}
