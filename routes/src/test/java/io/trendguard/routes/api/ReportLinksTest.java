package io.trendguard.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Tenant;
import io.trendguard.routes.api.ReportLinks.Target;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ReportLinksTest {
    private static final Target TARGET = new Target(new Tenant("shop-a"), "4f0cc1d2".repeat(8));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T12:00:00Z"));
    private final ReportLinks links = new ReportLinks(now::get);

    @Test
    void anAddressLeadsToItsReportForFiveMinutes() {
        String token = links.token(TARGET);
        now.set(Instant.parse("2026-11-29T12:04:59Z"));
        assertThat(links.read(token)).contains(TARGET);
        now.set(Instant.parse("2026-11-29T12:05:00Z"));
        assertThat(links.read(token)).isEmpty();
    }

    @Test
    void anAddressThatWasChangedLeadsNowhere() {
        String token = links.token(TARGET);
        assertThat(links.read(token.replace("shop-a", "shop-b"))).isEmpty();
        assertThat(links.read(token.replace("4f0c", "5f0c"))).isEmpty();
        assertThat(links.read(token.substring(0, token.length() - 1))).isEmpty();
        for (String forged : new String[] {"", ".", "...", "a.b.c.d", "shop-a.x.9999999999.", "no-dots"}) {
            assertThat(links.read(forged)).as(forged).isEmpty();
        }
    }

    @Test
    void anAddressOfAnotherProcessLeadsNowhere() {
        assertThat(new ReportLinks(now::get).read(links.token(TARGET))).isEmpty();
    }
}
