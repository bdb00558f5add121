package io.trendguard.model.registry;

import io.trendguard.asset.AssetState;
import io.trendguard.model.card.Imported;
import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.serve.ConfinedReference;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import java.nio.file.Path;

/** Checks a model that somebody sent, before anything of it is kept. */
public final class UploadCheck {
    private UploadCheck() {}

    /**
     * The model in a folder: its trees agree with XGBoost, which is asked in a JVM of its own, and everything that is read of
     * it later can be read.
     *
     * @throws IllegalArgumentException that says why it is refused
     */
    public static ModelFolder read(Path path) {
        ConfinedReference.check(path);
        ModelFolder folder = ModelFolder.read(path);
        RiskModels.loadChecked(folder);
        try {
            described(folder);
        } catch (NullPointerException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "The model (%s) is refused: what it says of its training is not complete. Train it again or fetch an unchanged copy."
                            .formatted(path),
                    e);
        }
        return folder;
    }

    private static void described(ModelFolder folder) {
        folder.decisionPoint();
        if (folder.has(ModelFolder.METRICS)) {
            ModelReport.of(folder);
        }
        if (folder.has(ModelFolder.IMPORTED)) {
            folder.json(ModelFolder.IMPORTED, Imported.class);
        }
        if (folder.has(ModelFolder.COMPARISON)) {
            folder.json(ModelFolder.COMPARISON, ModelComparison.class);
        }
        PublicationCheck.objections(folder, AssetState.LIVE);
    }
}
