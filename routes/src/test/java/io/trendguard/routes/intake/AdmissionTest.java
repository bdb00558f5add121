package io.trendguard.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Tenant;
import io.trendguard.routes.flow.Lanes.BusyException;
import io.trendguard.routes.intake.Admission.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** No tenant takes the memory from the others. */
class AdmissionTest {
    private static final Tenant LOUD = new Tenant("loud");
    private static final Tenant QUIET = new Tenant("quiet");
    private static final int MB = 1 << 20;

    private final Admission admission = new Admission(16 * MB, 2, Runnable::run);
    private final List<CompletableFuture<HttpReply>> replies = new ArrayList<>();

    private void brings(Tenant tenant, long bytes) {
        CompletableFuture<HttpReply> reply = new CompletableFuture<>();
        admission.within(tenant, Kind.EVENTS, bytes, () -> reply);
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
        Admission little = new Admission(1 * MB, 2, Runnable::run);
        little.within(LOUD, Kind.EVENTS, 7 * MB, CompletableFuture::new);
        assertThatThrownBy(() -> little.within(QUIET, Kind.EVENTS, 1 * MB, CompletableFuture::new))
                .isInstanceOf(BusyException.class)
                .hasMessageContaining("Too many calls of this size");
        little.within(LOUD, Kind.EVENTS, 60_000, CompletableFuture::new);
        little.within(QUIET, Kind.CHECKOUT, 2_000, CompletableFuture::new);
    }

    @Test
    void theRoomIsGivenBackHoweverTheWorkEnds() {
        brings(LOUD, 7 * MB);
        replies.get(0).completeExceptionally(new IllegalStateException("refused"));
        assertThat(admission.underWay()).isZero();
        assertThatThrownBy(() -> admission.within(LOUD, Kind.EVENTS, 7 * MB, () -> {
                    throw new IllegalStateException("at once");
                }))
                .hasMessage("at once");
        assertThat(admission.underWay()).isZero();
        brings(LOUD, 7 * MB);
        replies.get(1).cancel(true);
        brings(LOUD, 7 * MB);
    }

    @Test
    void manySmallCallsOfOneTenantHaveABoundAndLeaveRoomForCheckoutsAndForOthers() {
        Admission little = new Admission(4 * MB, 2, Runnable::run);
        Tenant[] crowd = {LOUD, new Tenant("loud-2"), new Tenant("loud-3"), new Tenant("loud-4")};
        for (Tenant tenant : crowd) {
            for (int i = 0; i < 8; i++) {
                little.within(tenant, Kind.EVENTS, 64 << 10, CompletableFuture::new);
            }
        }
        assertThatThrownBy(() -> little.within(LOUD, Kind.EVENTS, 500, CompletableFuture::new))
                .isInstanceOf(BusyException.class)
                .hasMessageContaining("524,288 bytes")
                .hasMessageContaining("fewer calls at once");
        little.within(LOUD, Kind.CHECKOUT, 500, CompletableFuture::new);
        little.within(QUIET, Kind.EVENTS, 500, CompletableFuture::new);
        assertThatThrownBy(() -> little.within(QUIET, Kind.EVENTS, 500, CompletableFuture::new))
                .hasMessageContaining("Too many calls of this size");
    }
}
