package io.trendguard.channels.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboxSettingsTest {
    @Test
    void theDefaultsArePinned() {
        assertThat(OutboxSettings.DEFAULTS)
                .isEqualTo(new OutboxSettings(
                        4,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(15),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(30),
                        Duration.ofDays(60)));
    }
}
