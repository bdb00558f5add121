package io.trendguard.routes.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what becomes of letters that were submitted. */
final class PendingFates {
    private PendingFates() {}

    /** The fate, or that it is not known by then. */
    static LetterFate await(CompletableFuture<LetterFate> fate, long untilNanoTime) {
        try {
            return fate.get(Math.max(0, untilNanoTime - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return LetterFate.UNFINISHED;
        } catch (ExecutionException e) {
            return LetterFate.failed(Problem.from(Failures.cause(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LetterFate.UNFINISHED;
        }
    }
}
