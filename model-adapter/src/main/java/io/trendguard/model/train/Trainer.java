package io.trendguard.model.train;

import io.trendguard.json.Json;
import io.trendguard.model.card.ModelMetrics;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.card.Provenance;
import io.trendguard.model.card.Shipped;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.serve.BlendedReference;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.Probe;
import io.trendguard.model.serve.XgboostReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Trains a model, measures it on rows that it never met, and writes its folder. */
public final class Trainer {
    private static final int IMPORTANCE_ROWS = 2000;

    private final TrainingSet rows;
    private final TrainSettings settings;
    private final TimeSplit split;
    private final Fit fit;

    private Trainer(TrainingSet rows, TrainSettings settings, TimeSplit split, Fit fit) {
        this.rows = rows;
        this.settings = settings;
        this.split = split;
        this.fit = fit;
    }

    /**
     * Trains on the rows and writes a model that was loaded once to see that it serves.
     *
     * @param out the model folder
     */
    public static ModelReport train(TrainingSet rows, TrainSettings settings, Path out, Progress progress)
            throws IOException {
        return train(rows, settings, progress).write(out, Map.of(), progress);
    }

    /** Trains on the rows, without the features that the settings exclude, and measures; writes nothing yet. */
    public static Trained train(TrainingSet rows, TrainSettings settings, Progress progress) throws IOException {
        progress.stage("Cutting %d rows by time".formatted(rows.size()));
        TrainingSet learnt = rows.excluding(settings.excluded());
        TimeSplit split = TimeSplit.of(learnt, settings);
        Fit fit = Fit.of(learnt, split.train(), split.validation(), settings, progress);
        return new Trainer(learnt, settings, split, fit).run(progress);
    }

    private Trained run(Progress progress) throws IOException {
        progress.stage("Measuring on the latest %d rows".formatted(split.test().length));
        float[] some = fit.encoder().rows(rows.columns(), Thinned.to(IMPORTANCE_ROWS, split.test()));
        double[] validationProbabilities = fit.probabilities(rows, split.validation());
        double[] testProbabilities = fit.probabilities(rows, split.test());
        ModelMetrics metrics = new ModelMetrics(
                measure(fit.probabilities(rows, split.train()), split.train()),
                measure(validationProbabilities, split.validation()),
                measure(testProbabilities, split.test()),
                withoutImputed(testProbabilities),
                majority(),
                fit.boosting().bestRound(),
                fit.boosting().validationAucs(),
                Optional.of(fit.boosting().validationLogLosses()),
                Optional.of(fit.boosting().treeCount(settings.trees())),
                Optional.of(fit.share()),
                fit.calibration().method(),
                fit.calibration().logLosses(),
                Optional.of(fit.calibration().gains()),
                Importances.of(rows.schema(), fit.sum(), some));
        Refit shipped = Refit.of(rows, split, fit, settings, progress);
        Fit served = shipped.fit();
        TrainingSnapshot snapshot = SnapshotFit.of(
                rows, shipped.rows(), served.encoding(), served.calibrated(fit.logOdds(rows, split.validation())));
        Map<String, byte[]> files = new HashMap<>(Map.of(
                ModelFolder.TREES, served.boosting().json(),
                ModelFolder.CALIBRATION, Trained.json(served.calibration().chosen()),
                ModelFolder.FEATURE_SCHEMA, Trained.json(rows.schema()),
                ModelFolder.ENCODING, Trained.json(served.encoding()),
                ModelFolder.TRAINING_SNAPSHOT, Trained.json(snapshot),
                ModelFolder.METRICS, Trained.json(metrics),
                ModelFolder.PROVENANCE, Trained.json(provenance(shipped.summary())),
                ModelFolder.PROBES, Trained.json(probes(served, shipped.rows()))));
        files.put(ModelFolder.DECISION_POINT, ModelFolder.naming(settings.decisionPoint()));
        if (served.regression().isPresent()) {
            files.put(ModelFolder.COEFFICIENTS, Trained.json(served.regression().get()));
        }
        return new Trained(rows, settings, split, fit, served, shipped.summary(), metrics, files);
    }

    private List<Probe> probes(Fit served, int[] grownOn) {
        float[] chosen = served.encoder().rows(rows.columns(), Thinned.to(settings.probes(), grownOn));
        int features = served.encoder().size();
        Arrays.fill(chosen, chosen.length - features, chosen.length, Float.NaN); // one of which nothing is known
        byte[] booster = served.boosting().json();
        return served.regression()
                .map(regression -> BlendedReference.ask(booster, regression, chosen))
                .orElseGet(() -> XgboostReference.ask(booster, chosen, features));
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
        Arrays.fill(share, (double) Measures.count(rows.regretted(split.train())) / split.train().length);
        return measure(share, split.test());
    }

    private PartMetrics measure(double[] probabilities, int[] part) {
        return Measures.of(probabilities, Judged.of(rows, part), settings.bootstrapRounds(), settings.seed());
    }

    private Provenance provenance(Shipped shipped) {
        Map<String, String> parameters = new TreeMap<>();
        Boosting.parameters(settings, rows.schema()).forEach((name, value) -> parameters.put(name, value.toString()));
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
                Optional.of(fit.boosting().treeCount(settings.trees())),
                Optional.of(shipped),
                Json.mapper().valueToTree(settings),
                parameters,
                tools);
    }
}
