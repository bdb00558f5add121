package io.trendguard.routes.intake;

import io.trendguard.event.InvalidEventException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a file of the inbox cannot be read, in words that say what to do. */
final class FileFaults {
    static final String LINK = "It is a symbolic link, which is not followed. Put the file itself here.";

    private static final Logger LOG = LoggerFactory.getLogger(FileFaults.class);
    private static final String NOT_PERMITTED =
            "The service may not read it. Give the user that the service runs as the right to read it, and put it in"
                    + " again.";

    private FileFaults() {}

    /** What is wrong with it before it is opened; absent if nothing is. */
    static Optional<String> of(InboxFile file) {
        return switch (file.kind()) {
            case LINK -> Optional.of(LINK);
            case OTHER ->
                Optional.of("It is a pipe, a socket or a device and no file. Put a file here, renamed when it is"
                        + " complete.");
            case FOLDER ->
                Optional.of("It is a folder deeper than folders are looked through. Put its files further up.");
            case FILE -> ofName(file);
        };
    }

    private static Optional<String> ofName(InboxFile file) {
        if (file.isNamedUnfinished()) {
            return Optional.of("Its name says that it is still being written, and for an hour nobody has written to it."
                    + " Rename it once it is complete.");
        }
        if (!file.isLines() && !file.isTable()) {
            return Optional.of(
                    "Its name (%s) does not say what it is. Events, one on each line, are read from names that end in"
                                    .formatted(file.name())
                            + " .ndjson or .jsonl, tables from .csv or .tsv, each also with .gz. Rename it, or convert"
                            + " it.");
        }
        return Files.isReadable(file.path()) ? Optional.empty() : Optional.of(NOT_PERMITTED);
    }

    /** What went wrong while it was read. */
    static String words(Exception error) {
        Throwable cause = error instanceof UncheckedIOException unchecked && unchecked.getCause() != null
                ? unchecked.getCause()
                : error;
        if (cause instanceof AccessDeniedException) {
            return NOT_PERMITTED;
        }
        if (cause instanceof NoSuchFileException) {
            return "It was taken away before it could be read.";
        }
        if ((cause instanceof IllegalArgumentException || cause instanceof InvalidEventException || isOurs(cause))
                && cause.getMessage() != null) {
            return cause.getMessage();
        }
        if (cause instanceof IOException) {
            return "The disk or the network that it lies on did not give it to its end. Copy it again.";
        }
        LOG.error("A file of the inbox met a fault of the program.", error);
        return "A fault of the program stopped its reading; the service's log says which. Report it with this file.";
    }

    /** Our own exceptions are sentences; those of the machine are not. */
    private static boolean isOurs(Throwable cause) {
        return cause instanceof UnreadableFileException;
    }
}
