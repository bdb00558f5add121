package io.trendguard.model.outside;

/** A model from outside cannot be taken in; the message says why and what to do. */
public final class ImportException extends RuntimeException {
    ImportException(String message) {
        super(message);
    }

    ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
