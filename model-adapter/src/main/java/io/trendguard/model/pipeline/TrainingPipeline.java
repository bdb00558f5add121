package io.trendguard.model.pipeline;

import io.trendguard.json.Json;
import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.evaluate.Effort;
import io.trendguard.model.evaluate.PrecisionReport;
import io.trendguard.model.evaluate.Yardsticks;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.gate.GateRun;
import io.trendguard.model.gate.GateSettings;
import io.trendguard.model.report.KeyFigures;
import io.trendguard.model.report.Report;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trained;
import io.trendguard.model.train.Trainer;
import io.trendguard.model.train.search.Search;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Trains a model, reports on it, checks whether it may be published, compares it with the live one and writes its folder. */
public final class TrainingPipeline {
    private final TrainingPlan plan;
    private final Clock clock;
    private final Progress progress;

    /**
     * A pipeline for a plan.
     *
     * @param clock ends a search when its time is up
     */
    public TrainingPipeline(TrainingPlan plan, Clock clock, Progress progress) {
        this.plan = plan;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Runs every step and writes the model folder at the end.
     *
     * @param rows of the history
     * @param out a new model folder
     * @throws IllegalArgumentException if too few rows are new to the live model; before the long work
     */
    public TrainingResult run(TrainingHistory history, TrainingSet rows, Path out) throws IOException {
        plan.live().ifPresent(live -> live.requireLater(rows));
        Trained trained = Trainer.train(rows, settings(rows), progress);
        Yardsticks against = plan.yardsticks();
        Optional<Report> report =
                plan.report().map(effort -> Report.of(trained, against, plan.terms(), effort, progress));
        Readiness readiness =
                history.check(new GateRun(trained, ReportedCohorts.of(report), GateSettings.DEFAULTS, progress));
        Optional<ModelComparison> comparison =
                plan.live().map(live -> live.with(trained, against.costs().get(0), Effort.ofComparisons()));
        Optional<PrecisionReport> precision =
                plan.mapping().decisionPoint().map(point -> PrecisionReport.of(trained, against, history.isPooled()));
        Map<String, byte[]> files = files(report, readiness, comparison);
        if (precision.isPresent()) {
            files.put(ModelFolder.PRECISION, json(precision.get()));
        }
        ModelReport model = trained.write(out, files, progress);
        return new TrainingResult(model, readiness, report.map(KeyFigures::of), comparison, precision);
    }

    private TrainSettings settings(TrainingSet rows) {
        TrainSettings settings = plan.settings().withTrees(TrainSettings.Trees.forRows(rows.size()));
        return plan.search()
                .map(budget -> settings.withSearch(Search.run(rows, settings, budget, clock, progress)))
                .orElse(settings);
    }

    private static Map<String, byte[]> files(
            Optional<Report> report, Readiness readiness, Optional<ModelComparison> comparison) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        if (report.isPresent()) {
            files.putAll(report.get().files(readiness));
        }
        files.put(ModelFolder.READINESS, json(readiness));
        if (comparison.isPresent()) {
            files.put(ModelFolder.COMPARISON, json(comparison.get()));
        }
        return files;
    }

    private static byte[] json(Object value) throws IOException {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }
}
