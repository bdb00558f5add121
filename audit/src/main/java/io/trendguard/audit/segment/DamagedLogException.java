package io.trendguard.audit.segment;

/** The log on disk is not the one that was written; it is not opened until it has been restored. */
public final class DamagedLogException extends RuntimeException {
    private final String file;
    private final long position;

    /** @param position byte of the file at which the damaged part begins */
    public DamagedLogException(String file, long position, String what) {
        super("The log is damaged: file (%s), byte (%d): %s. Restore the folder from a backup; the log was not opened."
                .formatted(file, position, what));
        this.file = file;
        this.position = position;
    }

    private DamagedLogException(String message, String file, long position) {
        super(message);
        this.file = file;
        this.position = position;
    }

    /** A log that is refused with a remedy of its own; the message is told as it is. */
    public static DamagedLogException refused(String file, String message) {
        return refused(file, 0, message);
    }

    static DamagedLogException refused(String file, long position, String message) {
        return new DamagedLogException(message, file, position);
    }

    public String file() {
        return file;
    }

    public long position() {
        return position;
    }
}
