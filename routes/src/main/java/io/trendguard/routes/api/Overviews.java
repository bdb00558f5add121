package io.trendguard.routes.api;

import io.trendguard.audit.CheckReport;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.channels.outbox.OutboxStatus;
import io.trendguard.decision.Decision.Outcome;
import io.trendguard.event.Tenant;
import io.trendguard.log.Head;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.measure.PartMetrics;
import io.trendguard.model.registry.ModelName;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.engine.Engine;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.state.SafeMode;
import io.trendguard.routes.state.Tally;
import io.trendguard.routes.wiring.LiveAssets;
import io.trendguard.routes.wiring.MailCatcher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Puts the overview of a tenant together. */
@ApplicationScoped
public class Overviews {
    private static final int RECENT = 20;

    private final Supervisor supervisor;
    private final SegmentAuditLog log;
    private final LiveAssets assets;
    private final ServiceClock clock;
    private final MailCatcher mailCatcher;
    private final Map<String, Optional<Overview.Model>> modelCards = new ConcurrentHashMap<>();
    private final Instant checkedAt =
            ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);

    Overviews(
            Supervisor supervisor,
            SegmentAuditLog log,
            LiveAssets assets,
            ServiceClock clock,
            MailCatcher mailCatcher) {
        this.supervisor = supervisor;
        this.log = log;
        this.assets = assets;
        this.clock = clock;
        this.mailCatcher = mailCatcher;
    }

    Overview of(Tenant tenant) {
        Engine engine = supervisor.engine();
        Tally.Counts counts = engine.tally().of(tenant);
        Instant now = now(counts);
        return new Overview(
                tenant.id(),
                now,
                counts.synthetic(),
                failures(tenant),
                engine.safeMode().isOn(tenant),
                new Overview.Events(
                        counts.events(),
                        engine.metrics().repeatedOf(tenant),
                        counts.conflicts(),
                        counts.rejected(),
                        counts.byFeed()),
                decisions(counts),
                messages(engine.outbox().status(tenant)),
                engine.metrics().latency(),
                log(tenant),
                models(tenant),
                rulebooks(tenant),
                counts.recentOfEachPoint(RECENT, now),
                Links.ALL);
    }

    /**
     * The time that all figures are told for. They are read after it, so what was accepted before it is in them. After a start
     * with played events the clock may lie before the newest decision.
     */
    private Instant now(Tally.Counts counts) {
        Optional<Instant> newest = counts.newest();
        Instant now = clock.instant();
        return newest.filter(now::isBefore).orElse(now);
    }

    private List<Overview.Failure> failures(Tenant tenant) {
        return assets.failures().stream()
                .filter(failure -> failure.tenant().equals(tenant))
                .map(failure -> new Overview.Failure(failure.point().name(), failure.name(), failure.reason()))
                .toList();
    }

    private List<Overview.RulebookLine> rulebooks(Tenant tenant) {
        return assets.points(tenant).stream()
                .flatMap(point -> assets.rulebook(tenant, point).stream())
                .map(rulebook ->
                        new Overview.RulebookLine(rulebook.decisionPoint().name(), rulebook.name(), rulebook.version()))
                .toList();
    }

    private List<Overview.Model> models(Tenant tenant) {
        return assets.models().of(tenant).values().stream()
                .flatMap(models -> models.champion().stream())
                .flatMap(champion -> model(champion.version()).stream())
                .toList();
    }

    /** A version never changes, so its folder is read once. */
    private Optional<Overview.Model> model(String version) {
        return modelCards.computeIfAbsent(
                version,
                v -> assets.models()
                        .folder(v)
                        .flatMap(folder -> ModelLines.report(folder).map(report -> model(folder, report))));
    }

    private static Overview.Model model(ModelFolder folder, ModelReport report) {
        PartMetrics test = report.metrics().test();
        return new Overview.Model(
                folder.decisionPoint().name(),
                ModelName.of(report.version()),
                report.version(),
                report.provenance().data(),
                test.auc(),
                List.of(test.aucLow(), test.aucHigh()),
                "cases from %s on"
                        .formatted(report.provenance()
                                .split()
                                .testFrom()
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()));
    }

    private static Overview.Decisions decisions(Tally.Counts counts) {
        long intervene = counts.decisions(Outcome.INTERVENE);
        long nothing = counts.decisions(Outcome.NOTHING);
        long undetermined = counts.decisions(Outcome.UNDETERMINED);
        return new Overview.Decisions(
                intervene + nothing + undetermined,
                intervene,
                nothing,
                undetermined,
                counts.byIntervention(),
                counts.byArm());
    }

    private Overview.Messages messages(OutboxStatus status) {
        return new Overview.Messages(
                status.handedOver().values().stream().mapToLong(Long::longValue).sum(),
                status.handedOver(),
                status.waiting(),
                status.failedAttempts(),
                status.notSent(),
                status.inDoubt().stream()
                        .map(doubt -> new Overview.Doubt(
                                doubt.treatmentId(),
                                doubt.since(),
                                doubt.channel().name()))
                        .toList(),
                mailCatcher.isRunning() ? Optional.of(mailCatcher.count()) : Optional.empty());
    }

    private Overview.Log log(Tenant tenant) {
        Head head = log.head(tenant);
        CheckReport checked = log.report();
        return new Overview.Log(
                head.size(),
                head.rootHash(),
                head.checkpoint(),
                log.verifierKey(tenant).toString(),
                new Overview.Check(checked.entries(), checkedAt, checked.lines()));
    }

    void switchSafeMode(Caller caller, boolean on) {
        Engine engine = supervisor.engine();
        engine.log()
                .append(caller.tenant(), clock.instant(), List.of(SafeMode.entry(on, caller.actor())))
                .durable()
                .join();
    }
}
