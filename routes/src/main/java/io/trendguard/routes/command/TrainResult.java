package io.trendguard.routes.command;

import io.trendguard.model.card.ModelMetrics;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.card.Provenance;
import io.trendguard.model.report.KeyFigures;
import java.util.Optional;

/**
 * What {@code train --json} prints.
 *
 * @param version of the model
 * @param metrics as in its folder
 * @param provenance as in its folder
 * @param report what its report comes to, if one was made
 */
record TrainResult(String version, ModelMetrics metrics, Provenance provenance, Optional<KeyFigures> report) {
    static TrainResult of(ModelReport model, Optional<KeyFigures> report) {
        return new TrainResult(model.version(), model.metrics(), model.provenance(), report);
    }
}
