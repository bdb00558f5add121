package io.trendguard.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Tenant;
import io.trendguard.routes.engine.Lanes.BusyException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** No tenant takes the memory from the others. */
class AdmissionTest {
    private static final Tenant LOUD = new Tenant("loud");
    private static final Tenant QUIET = new Tenant("quiet");
    private static final int MB = 1 << 20;

    private final Admission admission = new Admission(16 * MB);
    private final List<CompletableFuture<HttpReply>> replies = new ArrayList<>();

    private void brings(Tenant tenant, long bytes) {
        CompletableFuture<HttpReply> reply = new CompletableFuture<>();
        admission.within(tenant, bytes, () -> reply);
        replies.add(reply);
    }

    @Test
    void aTenantMayHaveHalfOfTheRoom() {
        brings(LOUD, 4 * MB);
        brings(LOUD, 4 * MB);
        assertThatThrownBy(() -> brings(LOUD, 1 * MB))
                .isInstanceOf(BusyException.class)
                .hasMessageContaining("8,388,608 bytes")
                .hasMessageContaining("one after the other");
        brings(QUIET, 7 * MB);
    }

    @Test
    void oneLargeBodyIsAlwaysWelcomeAndSmallOnesAreToo() {
        Admission little = new Admission(1 * MB);
        little.within(LOUD, 7 * MB, CompletableFuture::new);
        assertThatThrownBy(() -> little.within(QUIET, 1 * MB, CompletableFuture::new))
                .isInstanceOf(BusyException.class)
                .hasMessageContaining("Too many large calls");
        little.within(LOUD, 60_000, CompletableFuture::new);
        little.within(QUIET, 2_000, CompletableFuture::new);
    }

    @Test
    void theRoomIsGivenBackHoweverTheWorkEnds() {
        brings(LOUD, 7 * MB);
        replies.get(0).completeExceptionally(new IllegalStateException("refused"));
        assertThat(admission.underWay()).isZero();
        assertThatThrownBy(() -> admission.within(LOUD, 7 * MB, () -> {
                    throw new IllegalStateException("at once");
                }))
                .hasMessage("at once");
        assertThat(admission.underWay()).isZero();
        brings(LOUD, 7 * MB);
        replies.get(1).cancel(true);
        brings(LOUD, 7 * MB);
    }
}
