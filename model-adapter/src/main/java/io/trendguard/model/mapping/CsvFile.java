package io.trendguard.model.mapping;

import io.trendguard.event.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of comma-separated values with a heading (RFC 4180), read record by record. */
final class CsvFile implements AutoCloseable {
    private static final int LONGEST = 1 << 20;
    private final TextFile text;
    private final char delimiter;
    private final List<String> heading;
    private final StringBuilder read = new StringBuilder();
    private boolean tooLong;

    CsvFile(Path path, char delimiter) {
        this.text = new TextFile(path);
        this.delimiter = delimiter;
        Row first = next().orElseThrow(() -> new InvalidFileException(
                "The file (%s) is empty. It needs a heading with the names of its columns.".formatted(path)));
        this.heading = first.fields();
        if (first.tooLong()) {
            close();
            throw new InvalidFileException(
                    "The heading of the file (%s) has more than (%d) characters. Maybe the file is no table of text."
                            .formatted(path, LONGEST));
        }
        if (heading.stream().anyMatch(name -> name.indexOf(TextFile.NOT_UTF8) >= 0 || name.indexOf('\0') >= 0)) {
            close();
            throw new InvalidFileException(
                    "The heading of the file (%s) is not UTF-8. Convert the file to UTF-8.".formatted(path));
        }
    }

    /**
     * One record.
     *
     * @param line the line it begins on
     * @param text as it stands in the file, without the end of its line
     * @param tooLong whether it was cut, which bounds the memory that a file can ask for
     */
    record Row(long line, List<String> fields, String text, boolean tooLong) {

        /** What is wrong with it before it is looked at under a mapping; absent if nothing is. */
        Optional<Finding> flaw(List<String> heading, char delimiter) {
            if (tooLong) {
                return Optional.of(Finding.whole(
                        "row",
                        "The row has more than (%d) characters. Maybe ends of lines are missing.".formatted(LONGEST)));
            }
            if (fields.size() != heading.size()) {
                return Optional.of(Finding.whole(
                        "row",
                        "There are %d values for %d columns. Maybe a value holds the delimiter (%s) and is not quoted."
                                .formatted(fields.size(), heading.size(), delimiter)));
            }
            for (int column = 0; column < fields.size(); column++) {
                if (fields.get(column).indexOf(TextFile.NOT_UTF8) >= 0) {
                    return Optional.of(new Finding(
                            heading.get(column).strip(),
                            TextFile.shown(fields.get(column)),
                            "is not UTF-8; correct it, or convert the file to UTF-8"));
                }
            }
            return Optional.empty();
        }
    }

    List<String> heading() {
        return heading;
    }

    char delimiter() {
        return delimiter;
    }

    /** The next record that is not an empty line; absent at the end. */
    Optional<Row> next() {
        while (true) {
            long line = text.line();
            List<String> fields = new ArrayList<>();
            read.setLength(0);
            tooLong = false;
            int end = record(fields, line);
            boolean empty = !tooLong && fields.size() == 1 && fields.get(0).isEmpty();
            if (!empty) {
                return Optional.of(new Row(line, fields, TextFile.shown(withoutEnd()), tooLong));
            }
            if (end < 0) {
                return Optional.empty();
            }
        }
    }

    private String withoutEnd() {
        int end = read.length();
        while (end > 0 && (read.charAt(end - 1) == '\n' || read.charAt(end - 1) == '\r')) {
            end--;
        }
        return read.substring(0, end);
    }

    private int character() {
        int c = text.read();
        if (read.length() == LONGEST) {
            tooLong = true;
        } else if (c >= 0) {
            read.append((char) c);
        }
        return c;
    }

    private int record(List<String> fields, long line) {
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        while (true) {
            int c = character();
            if (c == '"' && (quoted || field.length() == 0)) {
                if (!quoted) {
                    quoted = true;
                    continue;
                }
                c = character();
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
            if (tooLong && !quoted) {
                field.setLength(0);
            } else if (c == delimiter && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c != '\r' || quoted) {
                append(field, (char) c, line);
            }
        }
    }

    private void append(StringBuilder field, char c, long line) {
        if (field.length() == LONGEST) {
            throw new InvalidFileException(
                    "The file (%s) has a field of more than (%d) characters on line (%d). Maybe a quote is not closed."
                            .formatted(text.path(), LONGEST, line));
        }
        field.append(c);
    }

    @Override
    public void close() {
        text.close();
    }
}
