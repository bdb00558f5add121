package io.trendguard.routes.api;

import io.trendguard.event.Tenant;
import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.model.card.Imported;
import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.registry.Lineup;
import io.trendguard.model.registry.ModelName;
import io.trendguard.model.registry.PublicationCheck;
import io.trendguard.model.registry.Standing;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.routes.model.LiveModels;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts together what is told of a tenant's models; those that do something come first, then the latest. */
@ApplicationScoped
public class ModelLines {
    private final LiveModels models;

    ModelLines(LiveModels models) {
        this.models = models;
    }

    List<ModelLine> of(Tenant tenant) {
        Lineup lineup = models.lineup(tenant);
        return lineup.standings().stream()
                .sorted(Comparator.comparingInt((Standing standing) -> rank(standing.state()))
                        .thenComparing(Standing::since, Comparator.reverseOrder()))
                .map(standing -> line(tenant, lineup, standing))
                .toList();
    }

    ModelLine line(Tenant tenant, Standing standing) {
        return line(tenant, models.lineup(tenant), standing);
    }

    private ModelLine line(Tenant tenant, Lineup lineup, Standing standing) {
        Optional<ModelFolder> folder = unchanged(standing.version());
        Optional<ModelReport> report = folder.flatMap(ModelLines::report);
        Optional<Imported> imported =
                folder.filter(f -> f.has(ModelFolder.IMPORTED)).map(f -> f.json(ModelFolder.IMPORTED, Imported.class));
        return new ModelLine(
                ModelName.of(standing.version()),
                standing.version(),
                folder.map(ModelFolder::kind).orElse("unknown"),
                standing.state(),
                standing.share(),
                standing.since(),
                standing.by(),
                standing.note(),
                standing.author(),
                report.map(r -> r.provenance().data()).or(() -> imported.map(Imported::says)),
                report.map(ModelLines::metrics)
                        .or(() -> imported.flatMap(Imported::measured).map(ModelLines::metrics)),
                folder.map(f -> objections(tenant, f))
                        .orElse(List.of("Its folder is missing or was changed, so it cannot be used.")),
                folder.filter(f -> f.has(ModelFolder.REPORT_PAGE)).isPresent(),
                folder.filter(f -> f.has(ModelFolder.COMPARISON))
                        .map(f -> f.json(ModelFolder.COMPARISON, ModelComparison.class)
                                .words())
                        .orElse(List.of()),
                lineup.before().equals(Optional.of(standing.version())));
    }

    private List<String> objections(Tenant tenant, ModelFolder folder) {
        List<String> all = new ArrayList<>(models.barred(tenant, folder.version()));
        all.addAll(PublicationCheck.objections(folder, State.LIVE));
        return all;
    }

    private Optional<ModelFolder> unchanged(String version) {
        try {
            return models.folder(version);
        } catch (IllegalArgumentException changed) {
            return Optional.empty();
        }
    }

    /** What is told of a model that was trained here. */
    static Optional<ModelReport> report(ModelFolder folder) {
        return folder.has(ModelFolder.METRICS) && folder.has(ModelFolder.PROVENANCE)
                ? Optional.of(ModelReport.of(folder))
                : Optional.empty();
    }

    private static ModelLine.Metrics metrics(ModelReport report) {
        return metrics(
                report.metrics().test(),
                report.provenance().split().testFrom(),
                report.provenance().split().end());
    }

    private static ModelLine.Metrics metrics(Imported.Measured measured) {
        return metrics(measured.metrics(), measured.from(), measured.until());
    }

    private static ModelLine.Metrics metrics(PartMetrics test, Instant from, Instant until) {
        return new ModelLine.Metrics(
                test.rows(), from, until, test.auc(), List.of(test.aucLow(), test.aucHigh()), test.logLoss());
    }

    private static int rank(State state) {
        return switch (state) {
            case LIVE -> 0;
            case CANARY -> 1;
            case SHADOW -> 2;
            case DRAFT -> 3;
            case RETIRED -> 4;
        };
    }
}
