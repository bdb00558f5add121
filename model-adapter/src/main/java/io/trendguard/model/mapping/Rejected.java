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
 * @param findings what is wrong and what to do: column, value and remedy, or a sentence on the whole row
 */
public record Rejected(Path file, long line, List<Finding> findings) {
    private static final String WHOLE = "row";

    public Rejected {
        findings = List.copyOf(findings);
    }

    /** A row that is wrong as a whole. */
    static Rejected whole(Path file, long line, String reason) {
        return new Rejected(file, line, List.of(new Finding(WHOLE, "", reason)));
    }

    /** A row that something could not read. */
    static Rejected by(Path file, long line, RuntimeException error) {
        return error instanceof InvalidEventException invalid
                ? new Rejected(file, line, invalid.findings())
                : whole(file, line, String.valueOf(error.getMessage()));
    }

    /** A row with more or fewer values than the table has columns. */
    static Rejected width(Path file, CsvFile.Row row, int columns, String delimiter) {
        return whole(
                file,
                row.line(),
                "There are %d values for %d columns. Maybe a value holds the delimiter (%s) and is not quoted."
                        .formatted(row.fields().size(), columns, delimiter));
    }

    /** All findings in words. */
    public String reason() {
        return findings.stream()
                .map(finding -> finding.field().equals(WHOLE) ? finding.remedy() : finding.sentence())
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, reason());
    }
}
