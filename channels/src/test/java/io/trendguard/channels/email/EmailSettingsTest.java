package io.trendguard.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.channels.Secret;
import io.trendguard.channels.email.EmailSettings.Security;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How mail leaves the shop: what a shop starts with, and what must not be. */
class EmailSettingsTest {
    @Test
    void theDefaultsArePinned() {
        assertThat(EmailSettings.DEFAULTS)
                .isEqualTo(new EmailSettings(
                        "localhost",
                        2525,
                        Security.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        "shop@trendguard.example",
                        "TrendGuard",
                        "trendguard.example",
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60)));
    }

    @Test
    void aSecretIsNeverPrinted() {
        EmailSettings email = email(Security.TLS, Optional.of("shop"), Optional.of(new Secret("s3cret")));
        assertThat(email.toString()).doesNotContain("s3cret").contains("***");
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
