package io.trendguard.warehouse;

import org.jspecify.annotations.Nullable;

/** The warehouse cannot be read for now. Nothing is lost: it is rebuilt from the log. */
public final class WarehouseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WarehouseUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
