package io.trendguard.model.evaluate;

import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.card.Provenance;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.model.train.TimeSplit;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trained;
import java.util.Arrays;
import java.util.function.Function;

/** Compares a newer model with the live one, on a later period that is new to both. */
public final class AgainstLive {
    private static final int FEWEST = 100;

    private final ModelFolder folder;
    private final ServedModel live;

    /**
     * Against this model.
     *
     * @param folder of the live model
     */
    public AgainstLive(ModelFolder folder) {
        this.folder = folder;
        this.live = RiskModels.load(folder);
    }

    /** Throws {@link IllegalArgumentException} if the live model cannot read these rows. */
    public void requireReads(TrainingSet rows) {
        requireReads(live, rows);
    }

    /** Throws {@link IllegalArgumentException} if too few rows are later than what the live model learnt from; asked before the long work. */
    public void requireLater(TrainingSet rows) {
        requireReads(rows);
        int[] test = TimeSplit.of(rows, TrainSettings.of("history", false)).test();
        requireEnough(rows.regretted(later(rows, test, learntUntil(folder))));
    }

    private static int[] later(TrainingSet rows, int[] test, long from) {
        return Arrays.stream(test).filter(row -> rows.eventTimes()[row] >= from).toArray();
    }

    private static void requireReads(ServedModel model, TrainingSet rows) {
        if (!rows.schema().equals(model.schema())) {
            throw new IllegalArgumentException(
                    "The model (%s) was trained on the feature schema (%s) and these rows are of (%s), so it cannot be compared on them. Use the mapping that it was trained with, or compare in the shadow."
                            .formatted(
                                    model.version(),
                                    model.schema().version(),
                                    rows.schema().version()));
        }
    }

    /** Compares a model that was just trained, on its test. Throws {@link IllegalArgumentException} if too few lines are new to both. */
    public ModelComparison with(Trained trained, NamedCosts costs, Effort effort) {
        TrainingSet rows = trained.rows();
        return compare(
                rows,
                trained.split().test(),
                Long.MIN_VALUE,
                part -> trained.fit().probabilities(rows, part),
                costs,
                effort);
    }

    /** Compares a model that lies in a folder, on the latest part of some history. Throws as the other. */
    public ModelComparison with(ModelFolder newer, TrainingSet rows, NamedCosts costs, Effort effort) {
        ServedModel model = RiskModels.load(newer);
        requireReads(model, rows);
        return compare(
                rows,
                TimeSplit.of(rows, TrainSettings.of("history", false)).test(),
                learntUntil(newer),
                part -> model.probabilities(rows.columns(), part),
                costs,
                effort);
    }

    private ModelComparison compare(
            TrainingSet rows,
            int[] test,
            long newerLearntUntil,
            Function<int[], double[]> newer,
            NamedCosts costs,
            Effort effort) {
        requireReads(rows);
        long from = Math.max(newerLearntUntil, learntUntil(folder));
        int[] part = later(rows, test, from);
        requireEnough(rows.regretted(part));
        return Rivals.compare(
                rows, part, live.version(), live.probabilities(rows.columns(), part), newer.apply(part), costs, effort);
    }

    /** Until when a model has learnt; of what came from elsewhere nobody can tell. */
    private static long learntUntil(ModelFolder model) {
        if (!model.has(ModelFolder.PROVENANCE)) {
            return Long.MIN_VALUE;
        }
        Provenance provenance = model.json(ModelFolder.PROVENANCE, Provenance.class);
        return provenance
                .shipped()
                .map(shipped -> shipped.to().plusMillis(1))
                .orElse(provenance.split().testFrom())
                .toEpochMilli();
    }

    private static void requireEnough(boolean[] returned) {
        int count = 0;
        for (boolean one : returned) {
            count += one ? 1 : 0;
        }
        if (returned.length < FEWEST || count == 0 || count == returned.length) {
            throw new IllegalArgumentException(
                    "Only (%d) rows, (%d) of them with the outcome, are later than what both models learnt from; a comparison needs (%d) and both outcomes. Bring a longer history."
                            .formatted(returned.length, count, FEWEST));
        }
    }
}
