package io.trendguard.model.mapping;

import io.trendguard.event.Finding;
import io.trendguard.event.InvalidEventException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row that could not be read; the rows around it go on.
 *
 * @param file the file
 * @param line its first line in the file, from 1
 * @param text the row as it stands there, for whoever mends it and puts it in again; empty where its reader does
 *     not keep it
 * @param findings what is wrong and what to do: column, value and remedy, or a sentence on the whole row
 */
public record Rejected(Path file, long line, String text, List<Finding> findings) {

    public Rejected {
        findings = List.copyOf(findings);
    }

    /** A row that is wrong as a whole. */
    static Rejected whole(Path file, long line, String text, String reason) {
        return new Rejected(file, line, text, List.of(Finding.whole("row", reason)));
    }

    /** A row that something could not read. */
    static Rejected by(Path file, long line, String text, RuntimeException error) {
        return error instanceof InvalidEventException invalid
                ? new Rejected(file, line, text, invalid.findings())
                : whole(file, line, text, String.valueOf(error.getMessage()));
    }

    /** All findings in words. */
    public String reason() {
        return findings.stream().map(Finding::sentence).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, reason());
    }
}
