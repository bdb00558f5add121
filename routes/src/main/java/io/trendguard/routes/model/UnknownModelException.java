package io.trendguard.routes.model;

/** The tenant has no model of that version. */
public final class UnknownModelException extends RuntimeException {
    UnknownModelException(String version) {
        super("There is no model (%s) here. Bring it first with the command (model publish).".formatted(version));
    }
}
