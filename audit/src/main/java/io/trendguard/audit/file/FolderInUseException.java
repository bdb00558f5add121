package io.trendguard.audit.file;

/** Another process holds the folder. */
public final class FolderInUseException extends RuntimeException {
    public FolderInUseException(String message) {
        super(message);
    }
}
