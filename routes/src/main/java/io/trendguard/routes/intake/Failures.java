package io.trendguard.routes.intake;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Looks behind the exceptions that futures wrap around others. */
final class Failures {
    private Failures() {}

    static Throwable cause(Throwable error) {
        Throwable inner = error;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }
}
