package io.trendguard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditSettingsTest {
    @Test
    void theDefaultsAreThese() {
        assertThat(AuditSettings.in(Path.of("log")))
                .isEqualTo(new AuditSettings(
                        Path.of("log"),
                        "trendguard",
                        64L * 1024 * 1024,
                        1024 * 1024,
                        4096,
                        64L * 1024 * 1024,
                        Optional.empty()));
    }

    @Test
    void sizesThatCannotWorkAreNamed() {
        AuditSettings settings = AuditSettings.in(Path.of("log"));
        assertThatThrownBy(() -> settings.withSegmentBytes(100)).hasMessageContaining("100");
        assertThatThrownBy(() -> settings.withSegmentBytes(1L << 33)).hasMessageContaining("8589934592");
        assertThatThrownBy(() -> new AuditSettings(Path.of("log"), "with space", 8192, 1, 1, 1, Optional.empty()))
                .hasMessageContaining("with space");
        assertThatThrownBy(() -> new AuditSettings(Path.of("log"), "t", 8192, 10, 1, 9, Optional.empty()))
                .hasMessageContaining("9");
        assertThatThrownBy(() -> new AuditSettings(Path.of("log"), "t", 8192, 10, 70_000, 10, Optional.empty()))
                .hasMessageContaining("70000");
    }
}
