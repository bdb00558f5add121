package io.trendguard.model.mapping;

import java.nio.file.Path;

/**
 * A row that could not be read; the rows around it go on.
 *
 * @param file the file
 * @param line its first line in the file, from 1
 * @param reason what is wrong and what to do
 */
public record Rejected(Path file, long line, String reason) {
    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, reason);
    }
}
