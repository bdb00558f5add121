package io.trendguard.log;

/** The log cannot be written or read; nothing may be answered or sent until it can. */
public final class LogUnavailableException extends RuntimeException {
    public LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
