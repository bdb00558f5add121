package io.trendguard.model.mapping;

import io.trendguard.event.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of separated values with a heading (RFC 4180), read row by row as tools export it: delimiters at the ends of
 * lines, rows of delimiters alone, a first line {@code sep=;}. A row that cannot be read says why; the next is read as if
 * it had not been there.
 */
final class CsvFile implements AutoCloseable {
    private static final String OTHER_DELIMITERS = ",;\t|";
    private static final String SEPARATOR = "sep=";

    private final TextFile text;
    private final Dialect dialect;
    private final List<String> heading;
    private char delimiter;

    CsvFile(Path path, char delimiter, Dialect dialect) {
        this.text = new TextFile(path);
        this.dialect = dialect;
        this.delimiter = delimiter;
        try {
            this.heading = heading();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * One row.
     *
     * @param line the line it begins on
     * @param fields one for each column, unless there is a flaw
     * @param raw as it was read, with the end of its line
     * @param flaw why it cannot be read; absent if it can
     */
    record Row(long line, List<String> fields, String raw, Optional<Finding> flaw) {
        /** As it stands in the file, without the end of its line. */
        String text() {
            return TextFile.shown(raw.endsWith("\n") ? raw.substring(0, raw.length() - 1) : raw);
        }

        private boolean isBlank() {
            return flaw.isEmpty() && fields.stream().allMatch(CsvFile::isBlank);
        }
    }

    private static boolean isBlank(String field) {
        return field.chars()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c));
    }

    /** The names of the columns; one without a name is called after its place. */
    private List<String> heading() {
        Row first = firstRow();
        if (first.text().startsWith(SEPARATOR) && first.text().length() == SEPARATOR.length() + 1) {
            delimiter = first.text().charAt(SEPARATOR.length());
            first = firstRow();
        } else if (first.fields().size() == 1) {
            first = withOtherDelimiter(first);
        }
        if (first.flaw().isPresent()) {
            throw new InvalidFileException("The heading of the file (%s) cannot be read. %s"
                    .formatted(text.path(), first.flaw().get().sentence()));
        }
        List<String> names = new ArrayList<>(first.fields());
        if (names.stream().anyMatch(name -> name.indexOf(TextFile.NOT_UTF8) >= 0 || name.indexOf('\0') >= 0)) {
            throw new InvalidFileException(
                    "The heading of the file (%s) is not UTF-8. Convert the file to UTF-8.".formatted(text.path()));
        }
        while (names.size() > 1 && isBlank(names.get(names.size() - 1))) {
            names.remove(names.size() - 1);
        }
        for (int column = 0; column < names.size(); column++) {
            names.set(
                    column,
                    isBlank(names.get(column))
                            ? Headings.unnamed(column + 1)
                            : names.get(column).strip());
        }
        return List.copyOf(names);
    }

    private Row firstRow() {
        Row row = read();
        while (row.isBlank()) {
            if (row.line() == text.line()) {
                throw new InvalidFileException(
                        "The file (%s) is empty. It needs a heading with the names of its columns."
                                .formatted(text.path()));
            }
            row = read();
        }
        return row;
    }

    /** A heading that is one column under the mapping's delimiter and several under another is written with the other. */
    private Row withOtherDelimiter(Row one) {
        for (int i = 0; i < OTHER_DELIMITERS.length(); i++) {
            char other = OTHER_DELIMITERS.charAt(i);
            if (other != delimiter && one.flaw().isEmpty() && one.text().indexOf(other) > 0) {
                text.unread(one.raw(), one.line());
                delimiter = other;
                return read();
            }
        }
        return one;
    }

    /** The names of the columns. */
    List<String> columns() {
        return heading;
    }

    /** What stands between the values of a row. */
    char delimiter() {
        return delimiter;
    }

    /** The next row that is not blank; absent at the end. */
    Optional<Row> next() {
        while (true) {
            Row row = read();
            if (!row.isBlank()) {
                return Optional.of(row.flaw().isPresent() ? row : fitted(row));
            }
            if (row.line() == text.line()) {
                return Optional.empty();
            }
        }
    }

    private Row read() {
        return new CsvRow(text, delimiter, dialect).read();
    }

    /** The row with one field for each column, or with the reason why it has not. */
    private Row fitted(Row row) {
        List<String> fields = new ArrayList<>(row.fields());
        while (fields.size() > heading.size() && isBlank(fields.get(fields.size() - 1))) {
            fields.remove(fields.size() - 1);
        }
        if (fields.size() != heading.size()) {
            Finding finding = Finding.whole(
                    "row",
                    "There are %d values for %d columns. Maybe a value holds the delimiter (%s) and is not quoted."
                            .formatted(fields.size(), heading.size(), delimiter));
            return CsvRow.onlyItsFirstLine(text, row.line(), row.raw(), finding);
        }
        for (int column = 0; column < fields.size(); column++) {
            if (fields.get(column).indexOf(TextFile.NOT_UTF8) >= 0) {
                Finding finding = new Finding(
                        heading.get(column),
                        TextFile.shown(fields.get(column)),
                        "is not UTF-8; correct it, or convert the file to UTF-8");
                return new Row(row.line(), fields, row.raw(), Optional.of(finding));
            }
        }
        return new Row(row.line(), fields, row.raw(), Optional.empty());
    }

    @Override
    public void close() {
        text.close();
    }
}
