package io.trendguard.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.channels.email.EmailSettings;
import io.trendguard.channels.email.EmailSettings.Security;
import io.trendguard.channels.outbox.OutboxSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelSettingsTest {

    @Test
    void theDefaultsArePinned() {
        assertThat(ChannelSettings.DEFAULTS)
                .isEqualTo(new ChannelSettings(
                        URI.create("http://localhost:8080/"),
                        new EmailSettings(
                                "localhost",
                                2525,
                                Security.NONE,
                                Optional.empty(),
                                Optional.empty(),
                                "shop@trendguard.example",
                                "TrendGuard",
                                "trendguard.example",
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(60)),
                        new OutboxSettings(
                                4,
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(15),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(30),
                                Duration.ofDays(60))));
    }

    @Test
    void aSecretIsNeverPrinted() {
        EmailSettings email = email(Security.TLS, Optional.of("shop"), Optional.of(new Secret("s3cret")));
        assertThat(new ChannelSettings(URI.create("http://x/"), email, OutboxSettings.DEFAULTS).toString())
                .doesNotContain("s3cret")
                .contains("***");
    }

    @Test
    void aPasswordNeverTravelsInTheClear() {
        assertThatThrownBy(() -> email(Security.NONE, Optional.of("shop"), Optional.of(new Secret("s3cret"))))
                .hasMessageContaining("STARTTLS")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> email(Security.TLS, Optional.of("shop"), Optional.empty()))
                .hasMessageContaining("together");
    }

    private static EmailSettings email(Security security, Optional<String> user, Optional<Secret> password) {
        return new EmailSettings(
                "mail.example",
                587,
                security,
                user,
                password,
                "shop@example.org",
                "Shop",
                "example.org",
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
    }
}
