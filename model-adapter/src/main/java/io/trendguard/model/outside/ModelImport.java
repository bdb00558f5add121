package io.trendguard.model.outside;

import io.trendguard.file.PlainFiles;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.model.train.CalibrationFit;
import io.trendguard.model.train.Split;
import io.trendguard.model.train.TimeSplit;
import io.trendguard.model.train.TrainSettings;
import java.io.IOException;
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

    /**
     * An import.
     *
     * @param file the model as it came
     * @param out a new model folder
     */
    public ModelImport(Path file, Path out) {
        this.file = file;
        this.out = out;
    }

    /** A tree model of XGBoost, with what its columns are. */
    public ModelFolder trees(TreeColumns mapping, FeatureSchema schema, Optional<TrainingSet> history)
            throws IOException {
        return write(TreesImport.of(bytes(), mapping, schema), mapping.says(), history);
    }

    /** A logistic regression. */
    public ModelFolder logistic(FeatureSchema schema, Optional<TrainingSet> history) throws IOException {
        LogisticFile read = LogisticFile.load(file);
        return write(LogisticImport.of(read, schema), read.says(), history);
    }

    private ModelFolder write(Map<String, byte[]> files, String says, Optional<TrainingSet> history)
            throws IOException {
        ModelFolder uncalibrated = write(
                files,
                new Calibration.None(),
                new Imported(name(), hash(), says, CalibrationFit.NONE, Optional.empty()));
        ServedModel model = RiskModels.load(uncalibrated);
        if (history.isEmpty()) {
            return uncalibrated;
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
        return write(files, fit.chosen(), new Imported(name(), hash(), says, fit.method(), Optional.of(measured)));
    }

    private ModelFolder write(Map<String, byte[]> files, Calibration calibration, Imported imported)
            throws IOException {
        files.put(ModelFolder.CALIBRATION, OutsideFiles.json(calibration));
        files.put(ModelFolder.IMPORTED, OutsideFiles.json(imported));
        ModelFolder folder = ModelFolder.write(out, files);
        RiskModels.load(folder);
        return folder;
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
