package io.trendguard.routes.intake;

import io.trendguard.event.Tenant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many threads read the calls of one tenant at once. Further calls of the tenant wait in the order in which they came and
 * hold no thread, so that there is one for every other tenant.
 */
final class TenantTurns {
    private final int atOnce;
    private final Executor threads;
    private final Map<Tenant, Turns> tenants = new HashMap<>();

    /**
     * @param atOnce threads that work for one tenant
     * @param threads on which waiting calls are read
     */
    TenantTurns(int atOnce, Executor threads) {
        this.atOnce = atOnce;
        this.threads = threads;
    }

    private static final class Turns {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int taken;
    }

    /** Does the work here if it is the tenant's turn, else later on another thread. The turn ends when the work returns. */
    <T> CompletionStage<T> take(Tenant tenant, Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> later = new CompletableFuture<>();
        if (!beginOrWait(tenant, () -> workLater(tenant, work, later))) {
            return later;
        }
        try {
            return work.get();
        } finally {
            end(tenant);
        }
    }

    private <T> void workLater(Tenant tenant, Supplier<CompletionStage<T>> work, CompletableFuture<T> reply) {
        try {
            work.get().whenComplete((result, error) -> {
                if (error == null) {
                    reply.complete(result);
                } else {
                    reply.completeExceptionally(error);
                }
            });
        } catch (RuntimeException | Error e) {
            reply.completeExceptionally(e);
        } finally {
            end(tenant);
        }
    }

    private synchronized boolean beginOrWait(Tenant tenant, Runnable later) {
        Turns turns = tenants.computeIfAbsent(tenant, t -> new Turns());
        if (turns.taken < atOnce) {
            turns.taken++;
            return true;
        }
        turns.waiting.add(later);
        return false;
    }

    /** Gives the turn to whoever of the tenant has waited longest. */
    private void end(Tenant tenant) {
        Runnable next = endOrNext(tenant);
        if (next == null) {
            return;
        }
        try {
            threads.execute(next);
        } catch (RejectedExecutionException serviceEnds) {
            ForkJoinPool.commonPool().execute(next); // what it meets is closed and says so
        }
    }

    private synchronized @Nullable Runnable endOrNext(Tenant tenant) {
        Turns turns = tenants.get(tenant);
        if (turns == null) {
            throw new IllegalStateException("The tenant (%s) has no turn.".formatted(tenant.id()));
        }
        Runnable next = turns.waiting.poll();
        if (next == null && --turns.taken == 0) {
            tenants.remove(tenant);
        }
        return next;
    }
}
