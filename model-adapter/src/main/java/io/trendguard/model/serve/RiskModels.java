package io.trendguard.model.serve;

import java.nio.file.Path;

/** The one way from a folder to a model that serves. */
public final class RiskModels {
    private RiskModels() {}

    /** Whether XGBoost, which is native code, is asked about the probe rows. */
    enum Reference {
        ASKED,
        ASKED_BEFORE
    }

    /** Loads a model folder. Throws {@link IllegalArgumentException} if it was changed or disagrees with its reference. */
    public static ServedModel load(Path folder) {
        return load(ModelFolder.read(folder));
    }

    /** Loads a model. Throws {@link IllegalArgumentException} if it disagrees with its reference. */
    public static ServedModel load(ModelFolder folder) {
        return load(folder, Reference.ASKED);
    }

    /**
     * Loads a model whose reference was asked before, by {@link ConfinedReference#check}. It still has to agree with the
     * answers of then, which are its probe rows.
     */
    public static ServedModel loadChecked(ModelFolder folder) {
        return load(folder, Reference.ASKED_BEFORE);
    }

    private static ServedModel load(ModelFolder folder, Reference reference) {
        try {
            if (!folder.has(ModelFolder.TREES)) {
                return LogisticRiskModel.load(folder);
            }
            return folder.has(ModelFolder.COEFFICIENTS)
                    ? BlendedRiskModel.load(folder, reference)
                    : XgboostRiskModel.load(folder, reference);
        } catch (IllegalArgumentException e) {
            throw named(folder, e);
        } catch (NullPointerException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "The model (%s) is refused: one of its files leaves out or contradicts what another needs. Train it again or fetch an unchanged copy."
                            .formatted(folder.path()),
                    e);
        }
    }

    private static IllegalArgumentException named(ModelFolder folder, IllegalArgumentException why) {
        String said = String.valueOf(why.getMessage());
        return said.contains(folder.path().toString())
                ? why
                : new IllegalArgumentException("The model (%s) is refused. %s".formatted(folder.path(), said), why);
    }
}
