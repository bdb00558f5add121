package io.trendguard.model.serve;

import java.nio.file.Path;

/** The one way from a folder to a model that serves. */
public final class RiskModels {
    private RiskModels() {}

    /** Loads a model folder. Throws {@link IllegalArgumentException} if it was changed or disagrees with its reference. */
    public static ServedModel load(Path folder) {
        return load(ModelFolder.read(folder));
    }

    /** Loads a model. Throws {@link IllegalArgumentException} if it disagrees with its reference. */
    public static ServedModel load(ModelFolder folder) {
        if (!folder.has(ModelFolder.TREES)) {
            return LogisticRiskModel.load(folder);
        }
        return folder.has(ModelFolder.COEFFICIENTS) ? BlendedRiskModel.load(folder) : XgboostRiskModel.load(folder);
    }
}
