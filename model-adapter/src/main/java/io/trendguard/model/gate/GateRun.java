package io.trendguard.model.gate;

import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.InstalledTraining;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.RawRows;
import io.trendguard.model.mapping.TrainingEvents;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.Trained;
import io.trendguard.point.DecisionPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what a trained model is judged by, and judges it. */
public final class GateRun {
    private final Trained trained;
    private final List<CohortFigures> cohorts;
    private final GateSettings settings;
    private final Progress progress;

    /** @param cohorts how cohorts of the test are served */
    public GateRun(Trained trained, List<CohortFigures> cohorts, GateSettings settings, Progress progress) {
        this.trained = trained;
        this.cohorts = cohorts;
        this.settings = settings;
        this.progress = progress;
    }

    /** Judges a model that was trained on files. */
    public Readiness ofFiles(MappedFiles files, List<Path> history) throws IOException {
        Map<String, String> vouched = files.mapping().vouched().orElse(Map.of());
        List<Finding> parity = files.mapping().table().isPresent()
                ? new Parity(trained.rows(), settings.parity(), ZoneOffset.UTC)
                        .table(files.scoringSet(List.of(), history))
                : replay(files, history);
        progress.stage("Looking for leaks in the columns of the table and of the model");
        return judged(files.raw(history), vouched, parity);
    }

    /**
     * Judges a model that several retailers share; training and serving are compared on the files of one of them.
     *
     * @param retailer begins the names of its rows
     */
    public Readiness ofOneOfAPool(MappedFiles files, String retailer, List<Path> history) throws IOException {
        try (TrainingEvents events = files.events(List.of(), history)) {
            List<Finding> parity = replay(
                    files.mapping().point(),
                    files.moments().prefixed(retailer + "/"),
                    events,
                    Parity.ofOneOfAPool(
                            trained.rows(),
                            retailer,
                            settings.parity(),
                            files.mapping().shopZone()));
            progress.stage("Looking for leaks in the features");
            return judged(Optional.empty(), files.mapping().vouched().orElse(Map.of()), parity);
        }
    }

    /** Judges a model that was trained on events, which come once more from the first on. */
    public Readiness ofEvents(DecisionPoint point, Iterator<TrainingEvent> events) throws IOException {
        List<Finding> parity = replay(
                point,
                InstalledTraining.of(point).moments(RowRules.DEFAULTS),
                events,
                new Parity(trained.rows(), settings.parity(), RowRules.DEFAULTS.shop()));
        progress.stage("Looking for leaks in the features");
        return judged(Optional.empty(), Map.of(), parity);
    }

    private List<Finding> replay(MappedFiles files, List<Path> history) throws IOException {
        try (TrainingEvents events = files.events(List.of(), history)) {
            Parity parity = new Parity(
                    trained.rows(), settings.parity(), files.mapping().shopZone());
            return replay(files.mapping().point(), files.moments(), events, parity);
        }
    }

    private List<Finding> replay(DecisionPoint point, RowMoments moments, Iterator<TrainingEvent> events, Parity parity)
            throws IOException {
        progress.stage("Comparing training and serving on events that are replayed");
        Path folder = Files.createTempDirectory("trendguard-parity");
        try {
            return parity.replay(point, moments, events, folder);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private Readiness judged(Optional<RawRows> raw, Map<String, String> vouched, List<Finding> parity) {
        return Gate.of(
                new Gate.Evidences(
                        trained.rows(),
                        raw,
                        vouched,
                        Optional.of(trained.metrics().test()),
                        trained.metrics().testWithoutImputed(),
                        parity,
                        cohorts),
                settings);
    }
}
