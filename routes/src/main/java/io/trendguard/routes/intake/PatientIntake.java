package io.trendguard.routes.intake;

import io.trendguard.event.InvalidEventException;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.flow.Intake;
import io.trendguard.routes.flow.Lanes.BusyException;
import io.trendguard.routes.flow.Outcome;
import io.trendguard.routes.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The way in for files and topics, whose senders cannot be told to come back: what the log or the lanes cannot take now is
 * offered again until they can.
 */
@ApplicationScoped
public class PatientIntake {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Executor LATER = CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);

    private final Supervisor supervisor;

    PatientIntake(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    /** Hands an event in; fails only if it cannot be accepted at any time. */
    CompletableFuture<Outcome> submit(Function<Intake, CompletableFuture<Outcome>> way) {
        return offered(way)
                .handle((outcome, error) -> {
                    if (error == null) {
                        return CompletableFuture.completedFuture(outcome);
                    }
                    return passes(Failures.cause(error))
                            ? CompletableFuture.supplyAsync(() -> submit(way), LATER)
                                    .thenCompose(Function.identity())
                            : CompletableFuture.<Outcome>failedFuture(error);
                })
                .thenCompose(Function.identity());
    }

    private CompletableFuture<Outcome> offered(Function<Intake, CompletableFuture<Outcome>> way) {
        try {
            return way.apply(supervisor.accepting().intake());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Logs that something could not be accepted, as soon as that can be logged; then fails with the error. */
    CompletableFuture<Outcome> reject(Caller caller, String origin, byte[] content, InvalidEventException error) {
        return submit(intake -> intake.reject(caller, origin, content, error));
    }

    private static boolean passes(Throwable cause) {
        return cause instanceof LogUnavailableException || cause instanceof BusyException;
    }
}
