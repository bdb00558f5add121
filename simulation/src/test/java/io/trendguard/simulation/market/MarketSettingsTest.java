package io.trendguard.simulation.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarketSettingsTest {

    @Test
    void theShippedMarketIsPinned() {
        assertThat(MarketSettings.defaults())
                .isEqualTo(new MarketSettings(
                        42,
                        20_000,
                        360,
                        Instant.parse("2026-11-01T00:00:00Z"),
                        6_000,
                        1_200,
                        150,
                        360,
                        0.45,
                        0.30,
                        0.14,
                        0.15,
                        0.03));
    }

    @Test
    void aMarketWithoutPurchasesIsRefused() {
        assertThatThrownBy(() -> MarketSettings.ofSize(1, 0, 30, Instant.parse("2026-11-01T00:00:00Z")))
                .hasMessageContaining("purchases (0)");
    }

    @Test
    void aMarketWithoutDaysIsRefused() {
        assertThatThrownBy(() -> MarketSettings.ofSize(1, 10, 1, Instant.parse("2026-11-01T00:00:00Z")))
                .hasMessageContaining("days (1)");
    }
}
