package io.trendguard.routes.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.audit.vault.FileVault;
import io.trendguard.channels.email.EmailChannel;
import io.trendguard.channels.email.EmailRoute;
import io.trendguard.channels.reply.ReplyLinks;
import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.log.Vault;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.InstalledFeatures;
import io.trendguard.model.feature.PointFeatures;
import io.trendguard.model.registry.ModelStore;
import io.trendguard.model.serve.XgboostLibrary;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.PointDefinitions;
import io.trendguard.routes.asset.AssetBook;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.clock.Ticker;
import io.trendguard.routes.engine.DiskRoom;
import io.trendguard.routes.engine.Engine;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.flow.FlowMetrics;
import io.trendguard.routes.model.LiveModels;
import io.trendguard.routes.retention.Retention;
import io.trendguard.routes.security.Keys;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.treatment.Outbound;
import io.trendguard.warehouse.Warehouse;
import io.trendguard.warehouse.WarehouseSettings;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.quarkus.core.CamelRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens everything in order at the start, before the routes take events, and closes it in reverse at the end. What cannot be
 * opened keeps the service from starting, with its reason.
 */
@Singleton
public class Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private static final Duration BETWEEN_REMOVALS = Duration.ofMinutes(10);

    /** The features that are computed live, by the decision point whose models they feed. */
    private static final Map<DecisionPoint, FeatureSchema> SCHEMAS = InstalledFeatures.all().stream()
            .collect(Collectors.toUnmodifiableMap(PointFeatures::point, PointFeatures::schema));

    private final FileVault vault;
    private final SegmentAuditLog log;
    private final AssetBook book;
    private final LiveAssets assets;
    private final ServiceClock clock;
    private final DiskRoom disk;
    private final FlowMetrics metrics;
    private final Supervisor supervisor;
    private final MailCatcher mailCatcher;
    private final Warehouse warehouse;
    private final Retention retention;
    private final Ticker retentionTicker = new Ticker("retention");

    Service(ServiceSettings settings, Keys keys, CamelContext camel, MeterRegistry registry) throws Exception {
        NewDataFolder.begin(settings, Clock.systemUTC().instant());
        LOG.debug("The key file was read: {}.", keys);
        disk = DiskRoom.forStart(settings.data());
        XgboostLibrary.check();
        SecureRandom random = new SecureRandom();
        clock = new ServiceClock(settings.clock());
        metrics = new FlowMetrics(registry);
        AssetRemarks remarks = new AssetRemarks();
        RulebookStore rulebookStore = new RulebookStore(settings.rulebooks(), remarks);
        CompletableFuture<NamedRulebooks> rulebooks = CompletableFuture.supplyAsync(
                new RulebookLoader(settings, rulebookStore)::load, Service::inTheBackground);
        mailCatcher = MailCatcher.start(settings);
        vault = FileVault.open(settings.vault(), random);
        log = SegmentAuditLog.open(
                AuditSettings.in(settings.log()).withHeads(settings.heads()), vault::force, Clock.systemUTC(), random);
        LOG.info("{}", log.report());
        EmailRoute emailRoute = new EmailRoute(settings.email());
        camel.addRoutes(emailRoute);
        EmailChannel email = new EmailChannel(camel.createProducerTemplate(), settings.email());
        ReplyLinks links = new ReplyLinks(
                settings.publicUrl(), vault, tenant -> log.tenants().contains(tenant));
        book = new AssetBook();
        ModelStore modelStore = new ModelStore(settings.registry());
        LiveModels models = new LiveModels(
                modelStore,
                book,
                SCHEMAS,
                new ModelLoader(settings, modelStore, SCHEMAS, remarks).load(),
                settings.excluded());
        assets = new LiveAssets(book, loaded(rulebooks), rulebookStore, models, remarks);
        Outbound outbound = new Outbound(Map.of(Channel.EMAIL, email), links);
        supervisor = new Supervisor(
                lost -> {
                    assets.forget();
                    return new Engine(settings, log, vault, assets, outbound, clock, metrics, lost);
                },
                () -> log.trouble().or(vault::trouble).or(disk::trouble));
        assets.warm();
        warehouse = new Warehouse(WarehouseSettings.in(settings.warehouse()), log);
        retention = new Retention(log, this::remove, PointDefinitions.installed());
    }

    private int remove(Tenant tenant, Collection<Long> positions) {
        warehouse.forget(tenant, positions);
        int removed = log.removePayloads(tenant, positions);
        warehouse.forget(tenant, positions);
        return removed;
    }

    private static NamedRulebooks loaded(CompletableFuture<NamedRulebooks> rulebooks) {
        try {
            return rulebooks.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RefusedAssetException refused ? refused : e;
        }
    }

    private static void inTheBackground(Runnable task) {
        Thread thread = new Thread(task, "rulebooks");
        thread.setDaemon(true);
        thread.start();
    }

    /** Lets the routes take events, once everything behind them is open. */
    void start(@Observes StartupEvent event, CamelRuntime routes) {
        routes.start();
        warehouse.start();
        retentionTicker.every(
                BETWEEN_REMOVALS,
                () -> retention.run(clock.instant()),
                "Raw data that was kept long enough is removed at the next turn.");
        LOG.info("Ready, with {} tenants on the log.", log.tenants().size());
    }

    void stop(@Observes ShutdownEvent event) {
        retentionTicker.close();
        supervisor.close();
        warehouse.close();
        log.close();
        vault.close();
        mailCatcher.close();
    }

    @Produces
    @Singleton
    Supervisor supervisor() {
        return supervisor;
    }

    @Produces
    @Singleton
    SegmentAuditLog log() {
        return log;
    }

    @Produces
    @Singleton
    Warehouse warehouse() {
        return warehouse;
    }

    @Produces
    @Singleton
    LiveAssets assets() {
        return assets;
    }

    @Produces
    @Singleton
    AssetBook book() {
        return book;
    }

    @Produces
    @Singleton
    LiveModels models() {
        return assets.models();
    }

    @Produces
    @Singleton
    ServiceClock clock() {
        return clock;
    }

    @Produces
    @Singleton
    DiskRoom disk() {
        return disk;
    }

    @Produces
    @Singleton
    Vault vault() {
        return vault;
    }

    @Produces
    @Singleton
    MailCatcher mailCatcher() {
        return mailCatcher;
    }
}
