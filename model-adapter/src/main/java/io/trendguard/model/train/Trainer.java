package io.trendguard.model.train;

import io.trendguard.json.Json;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.serve.Encoder;
import io.trendguard.model.serve.Encoding;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.Probe;
import io.trendguard.model.serve.XgboostReference;
import io.trendguard.model.serve.XgboostRiskModel;
import io.trendguard.model.tree.FlatTrees;
import io.trendguard.model.tree.TrainedTrees;
import io.trendguard.model.tree.TreeShap;
import io.trendguard.model.tree.XgboostJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Trains a model and writes its folder. */
public final class Trainer {
    private static final int IMPORTANCE_ROWS = 2000;

    private final TrainingSet rows;
    private final TrainSettings settings;
    private final TimeSplit split;
    private final Encoding encoding;
    private final Encoder encoder;

    private Trainer(TrainingSet rows, TrainSettings settings) {
        this.rows = rows;
        this.settings = settings;
        split = TimeSplit.of(rows, settings);
        encoding = EncodingFit.of(rows, split.train(), settings.rarestWord());
        encoder = new Encoder(rows.schema(), encoding);
    }

    /**
     * Trains on the rows and writes a model that was loaded once to see that it serves.
     *
     * @param out the model folder
     */
    public static ModelReport train(TrainingSet rows, TrainSettings settings, Path out, Progress progress)
            throws IOException {
        progress.stage("Cutting %d rows by time".formatted(rows.size()));
        ModelFolder folder = new Trainer(rows, settings).run(out, progress);
        progress.stage("Comparing with XGBoost4J");
        XgboostRiskModel.load(folder);
        return ModelReport.of(folder);
    }

    private ModelFolder run(Path out, Progress progress) throws IOException {
        Split dates = split.summary();
        progress.stage("Growing trees on %d rows before %s".formatted(dates.train(), dates.validationFrom()));
        float[] train = encoder.rows(rows.columns(), split.train());
        float[] validation = encoder.rows(rows.columns(), split.validation());
        float[] test = encoder.rows(rows.columns(), split.test());
        Boosting boosting =
                Boosting.run(train, labels(split.train()), validation, labels(split.validation()), settings, progress);
        TrainedTrees trained = XgboostJson.read(boosting.json());
        FlatTrees trees = new FlatTrees(trained);

        progress.stage("Calibrating on %d rows before %s".formatted(dates.validation(), dates.testFrom()));
        double[] validationLogOdds = logOdds(trees, validation);
        CalibrationFit fit = CalibrationFit.of(validationLogOdds, returned(split.validation()));
        Calibration calibration = fit.chosen();

        progress.stage("Measuring on %d rows up to %s".formatted(dates.test(), dates.end()));
        double[] validationProbabilities = probabilities(calibration, validationLogOdds);
        double[] testProbabilities = probabilities(calibration, logOdds(trees, test));
        ModelMetrics metrics = new ModelMetrics(
                measure(probabilities(calibration, logOdds(trees, train)), split.train()),
                measure(validationProbabilities, split.validation()),
                measure(testProbabilities, split.test()),
                withoutImputed(testProbabilities),
                majority(),
                boosting.bestRound(),
                boosting.validationAucs(),
                fit.method(),
                fit.logLosses(),
                Importances.of(rows.schema(), new TreeShap(trained), spread(test, IMPORTANCE_ROWS)));
        return ModelFolder.write(
                out,
                Map.of(
                        ModelFolder.TREES, boosting.json(),
                        ModelFolder.CALIBRATION, json(calibration),
                        ModelFolder.FEATURE_SCHEMA, json(rows.schema()),
                        ModelFolder.ENCODING, json(encoding),
                        ModelFolder.TRAINING_SNAPSHOT,
                                json(SnapshotFit.of(rows, split.train(), encoding, validationProbabilities)),
                        ModelFolder.METRICS, json(metrics),
                        ModelFolder.PROVENANCE, json(provenance()),
                        ModelFolder.PROBES, json(probes(boosting.json(), train))));
    }

    private List<Probe> probes(byte[] booster, float[] train) {
        float[] chosen = spread(train, settings.probes());
        int features = encoder.size();
        Arrays.fill(chosen, chosen.length - features, chosen.length, Float.NaN); // one of which nothing is known
        return XgboostReference.ask(booster, chosen, features);
    }

    /** Some rows, evenly spread over all. */
    private float[] spread(float[] all, int most) {
        int features = encoder.size();
        int count = all.length / features;
        int chosen = Math.min(most, count);
        float[] out = new float[chosen * features];
        for (int i = 0; i < chosen; i++) {
            int row = (int) ((long) i * count / chosen);
            System.arraycopy(all, row * features, out, i * features, features);
        }
        return out;
    }

    private Optional<PartMetrics> withoutImputed(double[] probabilities) {
        int[] places = IntStream.range(0, probabilities.length)
                .filter(i -> !rows.imputed()[split.test()[i]])
                .toArray();
        if (places.length == probabilities.length || places.length == 0) {
            return Optional.empty();
        }
        return Optional.of(measure(
                Arrays.stream(places).mapToDouble(i -> probabilities[i]).toArray(),
                Arrays.stream(places).map(i -> split.test()[i]).toArray()));
    }

    private PartMetrics majority() {
        double[] share = new double[split.test().length];
        Arrays.fill(share, (double) Measures.count(returned(split.train())) / split.train().length);
        return measure(share, split.test());
    }

    private PartMetrics measure(double[] probabilities, int[] part) {
        return Measures.of(probabilities, returned(part), settings.seed(), settings.bootstrapRounds());
    }

    private Provenance provenance() {
        Map<String, String> parameters = new TreeMap<>();
        Boosting.parameters(settings).forEach((name, value) -> parameters.put(name, value.toString()));
        Map<String, String> tools = new TreeMap<>();
        tools.put("xgboost4j", XgboostReference.version());
        tools.put("java", Runtime.version().toString());
        return new Provenance(
                settings.data(),
                settings.synthetic(),
                DataHash.of(rows),
                rows.size(),
                rows.schema().version(),
                split.summary(),
                settings,
                parameters,
                tools);
    }

    private boolean[] returned(int[] part) {
        boolean[] returned = new boolean[part.length];
        for (int i = 0; i < part.length; i++) {
            returned[i] = rows.labels()[part[i]] == TrainingSet.REGRETTED;
        }
        return returned;
    }

    private float[] labels(int[] part) {
        float[] labels = new float[part.length];
        for (int i = 0; i < part.length; i++) {
            labels[i] = rows.labels()[part[i]];
        }
        return labels;
    }

    private static double[] logOdds(FlatTrees trees, float[] rows) {
        double[] out = new double[rows.length / trees.featureCount()];
        float[] scratch = trees.newScratch();
        for (int row = 0; row < out.length; row++) {
            out[row] = trees.logOdds(rows, row, scratch);
        }
        return out;
    }

    private static double[] probabilities(Calibration calibration, double[] logOdds) {
        return Arrays.stream(logOdds).map(calibration::probability).toArray();
    }

    private static byte[] json(Object value) throws IOException {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }
}
