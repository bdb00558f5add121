package io.trendguard.model.serve;

import io.trendguard.json.Json;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One small model of seeded rows, trained once for all tests that only read it. */
public final class SeededModel {
    /** What it was trained on. */
    public static final TrainingSet ROWS = SeededRows.rows(1, 4000);

    private static final ModelFolder FOLDER = train();

    private SeededModel() {}

    private static ModelFolder train() {
        try {
            Path folder = Files.createTempDirectory("seeded-model").resolve("model");
            TrainSettings settings =
                    TrainSettings.of("seeded rows", true).withThreads(1).withMaxRounds(60);
            Trainer.train(ROWS, settings, folder, Progress.SILENT);
            return ModelFolder.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its folder. */
    public static ModelFolder folder() {
        return FOLDER;
    }

    /** The same trees without the regression beside them. */
    static ModelFolder treesAlone() {
        Map<String, byte[]> files = FOLDER.files();
        files.remove(ModelFolder.COEFFICIENTS);
        List<Probe> probes = List.of(FOLDER.json(ModelFolder.PROBES, Probe[].class));
        try {
            files.put(
                    ModelFolder.PROBES,
                    Json.mapper()
                            .writeValueAsBytes(XgboostReference.ask(
                                    FOLDER.file(ModelFolder.TREES),
                                    ReferenceCheck.rows(probes),
                                    ROWS.schema().size())));
            return ModelFolder.write(FOLDER.path().resolveSibling("trees-alone"), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
