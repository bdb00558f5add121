package io.trendguard.model.serve;

import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
