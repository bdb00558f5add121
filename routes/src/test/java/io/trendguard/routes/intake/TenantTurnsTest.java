package io.trendguard.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No tenant takes all threads that read calls. */
class TenantTurnsTest {
    private static final Tenant LOUD = new Tenant("loud");
    private static final Tenant QUIET = new Tenant("quiet");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** As many as the loud tenant has calls: were it not for the turns, it would have them all. */
    private final ExecutorService threads = Executors.newFixedThreadPool(6);

    private final TenantTurns turns = new TenantTurns(2, threads);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void end() {
        held.countDown();
        threads.shutdownNow();
    }

    private CompletableFuture<String> brings(Tenant tenant, Supplier<String> work) {
        CompletableFuture<CompletionStage<String>> taken = new CompletableFuture<>();
        threads.execute(() -> taken.complete(turns.take(tenant, () -> CompletableFuture.completedFuture(work.get()))));
        return taken.thenCompose(reply -> reply);
    }

    private String slowly() {
        most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        atOnce.decrementAndGet();
        return "slow";
    }

    @Test
    void whileOneTenantsCallsWaitForTheirTurnAnotherIsAnswered() {
        List<CompletableFuture<String>> slow = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            slow.add(brings(LOUD, this::slowly));
        }
        assertThat(brings(QUIET, () -> "quick")).succeedsWithin(PATIENCE).isEqualTo("quick");
        assertThat(slow).noneMatch(CompletableFuture::isDone);
        held.countDown();
        assertThat(slow).allSatisfy(call -> assertThat(call).succeedsWithin(PATIENCE));
        assertThat(most.get()).isEqualTo(2);
    }

    @Test
    void aTurnEndsHoweverTheWorkEnds() {
        TenantTurns one = new TenantTurns(1, threads);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> one.take(LOUD, () -> {
                        throw new IllegalStateException("at once");
                    }))
                    .hasMessage("at once");
        }
        List<CompletionStage<String>> waiting = new ArrayList<>();
        one.take(LOUD, () -> {
            waiting.add(one.take(LOUD, () -> {
                throw new IllegalStateException("later");
            }));
            waiting.add(one.take(LOUD, () -> CompletableFuture.failedFuture(new IllegalStateException("later still"))));
            waiting.add(one.take(LOUD, () -> CompletableFuture.completedFuture("the last")));
            return CompletableFuture.completedFuture("the first");
        });
        assertThat(waiting.get(0).toCompletableFuture()).failsWithin(PATIENCE);
        assertThat(waiting.get(1).toCompletableFuture()).failsWithin(PATIENCE);
        assertThat(waiting.get(2).toCompletableFuture())
                .succeedsWithin(PATIENCE)
                .isEqualTo("the last");
    }

    @Test
    void aCallThatWaitsIsAnsweredAlsoWhenTheServiceTakesNoMoreWork() {
        TenantTurns ending = new TenantTurns(1, work -> {
            throw new RejectedExecutionException("the service ends");
        });
        List<CompletionStage<String>> waiting = new ArrayList<>();
        ending.take(LOUD, () -> {
            waiting.add(ending.take(LOUD, () -> CompletableFuture.completedFuture("answered")));
            return CompletableFuture.completedFuture("the first");
        });
        assertThat(waiting.get(0).toCompletableFuture())
                .succeedsWithin(PATIENCE)
                .isEqualTo("answered");
    }
}
