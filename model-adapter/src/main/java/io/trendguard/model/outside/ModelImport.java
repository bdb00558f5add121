package io.trendguard.model.outside;

import io.trendguard.file.Folders;
import io.trendguard.file.PlainFiles;
import io.trendguard.model.card.Imported;
import io.trendguard.model.card.Split;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.model.train.CalibrationFit;
import io.trendguard.model.train.TimeSplit;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.point.DecisionPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Makes a model folder of a model from outside, after the same probes as any other. */
public final class ModelImport {
    private final Path file;
    private final Path out;
    private final DecisionPoint point;

    /**
     * An import.
     *
     * @param file the model as it came
     * @param out a new model folder
     * @param point where it is to be asked
     */
    public ModelImport(Path file, Path out, DecisionPoint point) {
        this.file = file;
        this.out = out;
        this.point = point;
    }

    /** A tree model of XGBoost, with what its columns are. */
    public ModelFolder trees(TreeColumns mapping, FeatureSchema schema, Optional<TrainingSet> history)
            throws IOException {
        byte[] model = bytes();
        return inWords(() -> write(TreesImport.of(model, mapping, schema), mapping.says(), history));
    }

    /** A logistic regression. */
    public ModelFolder logistic(FeatureSchema schema, Optional<TrainingSet> history) throws IOException {
        LogisticFile read = LogisticFile.load(file);
        return inWords(() -> write(LogisticImport.of(read, schema), read.says(), history));
    }

    private interface Work {
        ModelFolder run() throws IOException;
    }

    /** A list with a hole, or a number where none can be, is met somewhere inside. */
    private ModelFolder inWords(Work work) throws IOException {
        try {
            return work.run();
        } catch (ImportException | IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            throw why.contains(file.toString())
                    ? e
                    : new ImportException("The file (%s) cannot be imported. %s".formatted(file, why), e);
        } catch (NullPointerException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new ImportException(
                    "The model (%s) or its mapping leaves something empty that is needed. Fill every list and every value."
                            .formatted(file),
                    e);
        }
    }

    private ModelFolder write(Map<String, byte[]> files, String says, Optional<TrainingSet> history)
            throws IOException {
        files.put(ModelFolder.DECISION_POINT, ModelFolder.naming(point));
        ServedModel model = checked(
                files,
                new Calibration.None(),
                new Imported(name(), hash(), says, CalibrationFit.NONE, Optional.empty()));
        if (history.isEmpty()) {
            return ModelFolder.write(out, files);
        }
        TrainingSet rows = history.get();
        TrainSettings settings = TrainSettings.of(says, false);
        TimeSplit split = TimeSplit.of(rows, settings);
        CalibrationFit fit = CalibrationFit.of(
                model.logOdds(rows.columns(), split.validation()), rows.regretted(split.validation()));
        double[] test = model.logOdds(rows.columns(), split.test());
        for (int i = 0; i < test.length; i++) {
            test[i] = fit.chosen().probability(test[i]);
        }
        Split dates = split.summary();
        Imported.Measured measured = new Imported.Measured(
                dates.testFrom(),
                dates.end(),
                Measures.of(test, Judged.of(rows, split.test()), settings.bootstrapRounds(), settings.seed()));
        checked(files, fit.chosen(), new Imported(name(), hash(), says, fit.method(), Optional.of(measured)));
        return ModelFolder.write(out, files);
    }

    /** The model as it will lie in its folder; nothing is written there before it was checked. */
    private static ServedModel checked(Map<String, byte[]> files, Calibration calibration, Imported imported)
            throws IOException {
        files.put(ModelFolder.CALIBRATION, OutsideFiles.json(calibration));
        files.put(ModelFolder.IMPORTED, OutsideFiles.json(imported));
        Path draft = Files.createTempDirectory("trendguard-import");
        try {
            ModelFolder folder = ModelFolder.write(draft.resolve("model"), files);
            return RiskModels.loadChecked(folder);
        } finally {
            Folders.delete(draft);
        }
    }

    private byte[] bytes() throws IOException {
        try {
            return PlainFiles.read(file.toRealPath(), ModelFolder.MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new ImportException("There is no file (%s).".formatted(file), e);
        } catch (IllegalArgumentException e) {
            throw new ImportException(String.valueOf(e.getMessage()), e);
        }
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }

    private String hash() throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }
}
