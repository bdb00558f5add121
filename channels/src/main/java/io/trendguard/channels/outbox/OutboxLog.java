package io.trendguard.channels.outbox;

import io.trendguard.event.Tenant;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.PayloadWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes what the outbox does, and waits until it is durable. */
final class OutboxLog {
    private static final long PATIENCE_SECONDS = 30;

    private final PayloadWriter log;

    OutboxLog(PayloadWriter log) {
        this.log = log;
    }

    /** @throws LogUnavailableException if the entry is not known to be durable */
    void write(Tenant tenant, LogPayload payload, Instant at) {
        try {
            log.append(tenant, at, List.of(payload)).durable().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("Interrupted while an entry of (%s) was written.".formatted(tenant), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LogUnavailableException("An entry of (%s) did not become durable.".formatted(tenant), e);
        }
    }
}
