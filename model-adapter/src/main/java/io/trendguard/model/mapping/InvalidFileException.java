package io.trendguard.model.mapping;

/** A file or mapping that cannot be used at all; says where and what to do. */
public final class InvalidFileException extends IllegalArgumentException {
    public InvalidFileException(String message) {
        super(message);
    }

    public InvalidFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
