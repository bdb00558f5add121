package io.trendguard.model.train;

import io.trendguard.json.Json;
import io.trendguard.model.card.ModelMetrics;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.card.Shipped;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A finished training that is not written yet, so that others can look at it and lay their findings beside it.
 *
 * @param rows all rows
 * @param settings of the training
 * @param split where time was cut
 * @param fit the measured model: grown on the training part, calibrated on the validation part; the test part is new to
 *     it.
 * @param shipped what the folder holds: grown again on all rows, see {@link Shipped}
 * @param summary of what is shipped, for the provenance
 * @param metrics how good it is
 * @param files of the model folder, without the manifest
 */
public record Trained(
        TrainingSet rows,
        TrainSettings settings,
        TimeSplit split,
        Fit fit,
        Fit shipped,
        Shipped summary,
        ModelMetrics metrics,
        Map<String, byte[]> files) {

    /**
     * Writes the model folder and loads it once to see that it serves.
     *
     * @param findings more files, by name, that the folder may hold
     */
    public ModelReport write(Path out, Map<String, byte[]> findings, Progress progress) throws IOException {
        Map<String, byte[]> all = new HashMap<>(files);
        all.putAll(findings);
        ModelFolder folder = ModelFolder.write(out, all);
        progress.stage("Comparing with XGBoost4J");
        RiskModels.load(folder);
        return ModelReport.of(folder);
    }

    static byte[] json(Object value) throws IOException {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }
}
