package io.trendguard.routes.intake;

import java.io.IOException;

/** A file whose content cannot be read to its end; the message says what to do. */
final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
