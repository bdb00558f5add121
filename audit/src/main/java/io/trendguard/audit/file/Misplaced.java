package io.trendguard.audit.file;

/** Words for a file that no longer has its name, although it is open: what is written to it would not be found again. */
public final class Misplaced {
    private Misplaced() {}

    /** What happened to the file at that path, and the remedy. */
    public static String words(String path) {
        return "(%s) is no longer in its folder: it was deleted, moved or replaced while the service ran. Put it back, or stop the service and restore the folder from a backup"
                .formatted(path);
    }
}
