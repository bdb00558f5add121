package io.trendguard.model.card;

import io.trendguard.model.serve.ModelFolder;

/** What a training came to. */
public record ModelReport(String version, ModelMetrics metrics, Provenance provenance) {

    /** The report that lies in a model folder. */
    public static ModelReport of(ModelFolder folder) {
        return new ModelReport(
                folder.version(),
                folder.json(ModelFolder.METRICS, ModelMetrics.class),
                folder.json(ModelFolder.PROVENANCE, Provenance.class));
    }
}
