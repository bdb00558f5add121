package io.trendguard.routes.api;

import io.trendguard.asset.AssetId;
import io.trendguard.asset.AssetState;
import io.trendguard.asset.AssetStatus;
import io.trendguard.event.Tenant;
import io.trendguard.model.card.Imported;
import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.registry.ModelName;
import io.trendguard.model.registry.PublicationCheck;
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
        return models.of(tenant).values().stream()
                .flatMap(assets -> assets.all().stream())
                .sorted(Comparator.comparingInt((AssetStatus status) -> rank(status.state()))
                        .thenComparing(AssetStatus::since, Comparator.reverseOrder()))
                .map(this::line)
                .toList();
    }

    ModelLine line(AssetStatus status) {
        AssetId asset = status.asset();
        Optional<ModelFolder> folder = unchanged(status.version());
        Optional<ModelReport> report = folder.flatMap(ModelLines::report);
        Optional<Imported> imported =
                folder.filter(f -> f.has(ModelFolder.IMPORTED)).map(f -> f.json(ModelFolder.IMPORTED, Imported.class));
        return new ModelLine(
                ModelName.of(status.version()),
                status.version(),
                asset.point().name(),
                folder.map(ModelFolder::kind).orElse("unknown"),
                status.state(),
                status.share(),
                status.since(),
                status.by(),
                status.note(),
                status.author(),
                status.approver(),
                report.map(r -> r.provenance().data()).or(() -> imported.map(Imported::says)),
                report.map(ModelLines::metrics)
                        .or(() -> imported.flatMap(Imported::measured).map(ModelLines::metrics)),
                folder.map(f -> objections(asset.tenant(), f))
                        .orElse(List.of("Its folder is missing or was changed, so it cannot be used.")),
                folder.filter(f -> f.has(ModelFolder.REPORT_PAGE)).isPresent(),
                folder.filter(f -> f.has(ModelFolder.COMPARISON))
                        .map(f -> f.json(ModelFolder.COMPARISON, ModelComparison.class)
                                .words())
                        .orElse(List.of()),
                models.at(asset.tenant(), asset.point()).previous().equals(Optional.of(asset)));
    }

    private List<String> objections(Tenant tenant, ModelFolder folder) {
        List<String> all = new ArrayList<>(models.barred(tenant, folder.version()));
        all.addAll(PublicationCheck.objections(folder, AssetState.LIVE));
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

    private static int rank(AssetState state) {
        return switch (state) {
            case LIVE -> 0;
            case CANARY -> 1;
            case APPROVED -> 2;
            case SHADOW -> 3;
            case CHECKED -> 4;
            case DRAFT -> 5;
            case RETIRED -> 6;
        };
    }
}
