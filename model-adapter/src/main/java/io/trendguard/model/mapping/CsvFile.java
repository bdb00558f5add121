package io.trendguard.model.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of comma-separated values with a heading (RFC 4180), read record by record. */
final class CsvFile implements AutoCloseable {
    private static final int LONGEST_FIELD = 1 << 20;
    private final TextFile text;
    private final char delimiter;
    private final List<String> heading;

    CsvFile(Path path, char delimiter) {
        this.text = new TextFile(path);
        this.delimiter = delimiter;
        this.heading = next().map(Row::fields)
                .orElseThrow(() -> new InvalidFileException(
                        "The file (%s) is empty. It needs a heading with the names of its columns.".formatted(path)));
    }

    /**
     * One record.
     *
     * @param line the line it begins on
     */
    record Row(long line, List<String> fields) {}

    List<String> heading() {
        return heading;
    }

    /** The next record that is not an empty line; absent at the end. */
    Optional<Row> next() {
        while (true) {
            long line = text.line();
            List<String> fields = new ArrayList<>();
            int end = record(fields, line);
            boolean empty = fields.size() == 1 && fields.get(0).isEmpty();
            if (!empty) {
                return Optional.of(new Row(line, fields));
            }
            if (end < 0) {
                return Optional.empty();
            }
        }
    }

    private int record(List<String> fields, long line) {
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        while (true) {
            int c = text.read();
            if (c == '"' && (quoted || field.length() == 0)) {
                if (!quoted) {
                    quoted = true;
                    continue;
                }
                c = text.read();
                if (c == '"') {
                    append(field, '"', line);
                    continue;
                }
                quoted = false;
            }
            if (c < 0 && quoted) {
                throw new InvalidFileException(
                        "The file (%s) ends inside a quoted field that begins on line (%d). Close the quote."
                                .formatted(text.path(), line));
            }
            if (c < 0 || (c == '\n' && !quoted)) {
                fields.add(field.toString());
                return c;
            }
            if (c == delimiter && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c != '\r' || quoted) {
                append(field, (char) c, line);
            }
        }
    }

    private void append(StringBuilder field, char c, long line) {
        if (field.length() == LONGEST_FIELD) {
            throw new InvalidFileException(
                    "The file (%s) has a field of more than (%d) characters on line (%d). Maybe a quote is not closed."
                            .formatted(text.path(), LONGEST_FIELD, line));
        }
        field.append(c);
    }

    @Override
    public void close() {
        text.close();
    }
}
