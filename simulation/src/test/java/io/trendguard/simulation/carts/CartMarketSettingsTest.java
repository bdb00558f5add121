package io.trendguard.simulation.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CartMarketSettingsTest {
    private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void theShippedMarketsArePinned() {
        assertThat(CartMarketSettings.defaults()).isEqualTo(new CartMarketSettings(42, 12, 2_000, 90, END));
    }

    @Test
    void whatHasNoRetailersNoCartsOrNoDaysIsRefused() {
        assertThatThrownBy(() -> new CartMarketSettings(1, 0, 10, 30, END)).hasMessageContaining("retailers (0)");
        assertThatThrownBy(() -> new CartMarketSettings(1, 1, 0, 30, END))
                .hasMessageContaining("carts of a retailer (0)");
        assertThatThrownBy(() -> new CartMarketSettings(1, 1, 10, 1, END)).hasMessageContaining("days (1)");
    }
}
