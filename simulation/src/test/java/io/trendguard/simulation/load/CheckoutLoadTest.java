package io.trendguard.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.simulation.Progress;
import io.trendguard.simulation.market.Market;
import io.trendguard.simulation.market.MarketSettings;
import io.trendguard.simulation.play.FakeService;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckoutLoadTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final FakeService service;
    private final FreshCheckouts checkouts =
            FreshCheckouts.of(Market.of(MarketSettings.ofSize(5, 200, 20, NOW)), 50, "a", InstantSource.fixed(NOW));

    CheckoutLoadTest() throws IOException {
        service = new FakeService();
    }

    @AfterEach
    void close() {
        service.close();
    }

    private LoadSettings settings() {
        return LoadSettings.to(service.address(), FakeService.KEY).with(200, Duration.ofSeconds(1), Duration.ZERO);
    }

    @Test
    void everyCallIsMeasuredBesideAFloorOfTheSameRun() throws Exception {
        LoadReport report = CheckoutLoad.run(checkouts::get, settings(), Progress.SILENT);

        assertThat(report.errors()).as(report.words()).isZero();
        assertThat(report.checkout().count()).isEqualTo(200);
        assertThat(report.decided()).isEqualTo(200);
        assertThat(report.floor().count()).isEqualTo(20);
        assertThat(service.ids()).hasSize(200);
        assertThat(report.words()).contains("p99.9", "ratio to the floor");
    }

    @Test
    void aSlowServiceCannotHideItsQueue() throws Exception {
        service.slow(100); // eight workers: 80 calls a second, where 200 are due
        LoadReport report = CheckoutLoad.run(checkouts::get, settings(), Progress.SILENT);

        assertThat(report.checkout().p99()).isGreaterThan(800_000);
        assertThat(report.achievedRate()).isLessThan(120);
    }

    @Test
    void aServiceThatIsAwayGivesErrorsAndNoLatency() throws Exception {
        LoadSettings nowhere =
                LoadSettings.to(URI.create("http://127.0.0.1:1"), "k").with(50, Duration.ofMillis(200), Duration.ZERO);
        LoadReport report = CheckoutLoad.run(checkouts::get, nowhere, Progress.SILENT);

        assertThat(report.checkout().count()).isZero();
        assertThat(report.errors()).isPositive();
        assertThat(report.firstErrors()).isNotEmpty();
    }

    @Test
    void everyCheckoutIsNewAndHappensNow() {
        ObjectNode first = checkouts.get(0);
        ObjectNode later = checkouts.get(50);

        assertThat(first.path("id").textValue()).isEqualTo("load-a-0");
        assertThat(later.path("id").textValue()).isEqualTo("load-a-50");
        assertThat(later.path("time").textValue()).isEqualTo(NOW.toString());
        assertThat(later.path("data").path("lines"))
                .isEqualTo(first.path("data").path("lines"));
        assertThat(later.has("knownat")).isFalse();
    }
}
