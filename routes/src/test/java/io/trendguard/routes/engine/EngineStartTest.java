package io.trendguard.routes.engine;

import static io.trendguard.event.EventBuilder.NOON;
import static io.trendguard.event.EventBuilder.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trendguard.channels.reply.ReplyLinks;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.log.InMemoryVault;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentBuilder;
import io.trendguard.log.payload.TreatmentPayload;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.flow.FlowMetrics;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.settings.SettingsReader;
import io.trendguard.routes.state.SafeMode;
import io.trendguard.routes.treatment.Outbound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when an engine cannot be made from its log, or loses an append while it is made. */
class EngineStartTest {
    @TempDir
    Path folder = Path.of("");

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final InMemoryVault vault = new InMemoryVault();
    private final NoAssets assets = new NoAssets();

    private Engine engine(Runnable onLost) {
        ServiceSettings settings = new SettingsReader(
                        name -> name.equals("trendguard.data") ? Optional.of(folder.toString()) : Optional.empty())
                .read();
        return new Engine(
                settings,
                log,
                vault,
                assets,
                new Outbound(Map.of(), new ReplyLinks(settings.publicUrl(), vault, tenant -> true)),
                new ServiceClock(ServiceSettings.ClockKind.SYSTEM),
                new FlowMetrics(new SimpleMeterRegistry()),
                onLost);
    }

    @Test
    void anEngineThatCannotBeMadeGivesBackWhatItHadOpened() {
        Treatment interrupted = TreatmentBuilder.aTreatment().build();
        log.append(
                SHOP,
                List.of(
                        new TreatmentPayload(interrupted).toEntry(NOON),
                        AttemptPayload.at(interrupted, 1).toEntry(NOON)));
        log.failWrites(true); // so the doubt cannot be written
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> engine(() -> {})).isInstanceOf(LogUnavailableException.class);
        }
        log.failWrites(false);

        try (Engine engine = engine(() -> {})) {
            assertThat(engine.outbox().status().inDoubt()).hasSize(1);
        }
    }

    /** An engine that saw an entry which its projections could not take. */
    private Engine lostEngine(Runnable onLost) {
        Engine engine = engine(onLost);
        assets.breaks(true);
        engine.log().append(SHOP, NOON, List.of(SafeMode.entry(false, "ada")));
        assets.breaks(false);
        return engine;
    }

    @Test
    void anAppendThatIsLostWhileTheEngineIsMadeIsNotForgotten() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        try (Supervisor supervisor = new Supervisor(
                onLost -> made.getAndIncrement() == 0 ? lostEngine(onLost) : engine(onLost), Optional::empty)) {
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (made.get() < 2 || !supervisor.isReady()) {
                assertThat(System.nanoTime()).as("the engine is rebuilt").isLessThan(end);
                Thread.sleep(20);
            }
            supervisor.engine().log().append(SHOP, NOON, List.of(SafeMode.entry(false, "ada")));
        }
    }

    @Test
    void anEngineThatIsMadeWhileTheServiceEndsIsClosedAsWell() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        Semaphore making = new Semaphore(0);
        Semaphore ended = new Semaphore(0);
        Supervisor supervisor = new Supervisor(
                onLost -> {
                    if (made.getAndIncrement() == 0) {
                        return lostEngine(onLost);
                    }
                    Engine engine = engine(onLost);
                    making.release();
                    ended.acquireUninterruptibly();
                    return engine;
                },
                Optional::empty);
        making.acquire();
        Thread closing = new Thread(supervisor::close);
        closing.start();
        ended.release();
        closing.join(Duration.ofSeconds(20).toMillis());

        engine(() -> {}).close();
        assertThat(supervisor.isReady()).isFalse();
    }

    @Test
    void anEngineThatIsLostWhileTheServiceEndsIsClosedBeforeTheServiceHasEnded() {
        List<Runnable> lost = new ArrayList<>();
        Supervisor supervisor = new Supervisor(
                onLost -> {
                    lost.add(onLost);
                    return engine(onLost);
                },
                Optional::empty);
        lost.get(0).run();
        supervisor.close();

        engine(() -> {}).close();
        assertThat(supervisor.isReady()).isFalse();
    }

    @Test
    void whatKeepsEventsFromBeingAcceptedIsToldWithinTwoSecondsAndPassesByItself() throws InterruptedException {
        AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
        try (Supervisor supervisor = new Supervisor(this::engine, trouble::get)) {
            assertThat(supervisor.isReady()).isTrue();
            trouble.set(Optional.of("the disk is full"));
            await(() -> !supervisor.isReady());
            assertThat(supervisor.whyNot()).contains("the disk is full");
            assertThatThrownBy(supervisor::accepting)
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("the disk is full");
            trouble.set(Optional.empty());
            await(supervisor::isReady);
            assertThat(supervisor.accepting()).isNotNull();
        }
    }

    @Test
    void nothingIsAcceptedWhileTheDiskHangs() throws InterruptedException {
        Semaphore disk = new Semaphore(0);
        Supplier<Optional<String>> hanging = () -> {
            disk.acquireUninterruptibly();
            return Optional.empty();
        };
        try (Supervisor supervisor = new Supervisor(this::engine, hanging, Duration.ofSeconds(1))) {
            await(() -> !supervisor.isReady());
            assertThatThrownBy(supervisor::accepting)
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("could not be looked at for");
            disk.release(1_000_000);
            await(supervisor::isReady);
            assertThat(supervisor.accepting()).isNotNull();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(2).plusSeconds(8).toNanos(); // eight for a busy machine
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
