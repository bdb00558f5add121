package io.trendguard.model.mapping;

import io.trendguard.event.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one row. A quote that is wrong costs the line it stands on and no more: what was read after that line is given
 * back, and is read again as rows of its own.
 */
final class CsvRow {
    private static final int LONGEST = 1 << 20;
    private static final int BROKEN = -2;

    private final TextFile text;
    private final char delimiter;
    private final boolean quotes;
    private final boolean escapes;
    private final long line;
    private final StringBuilder raw = new StringBuilder();
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private boolean tooLong;

    CsvRow(TextFile text, char delimiter, Dialect dialect) {
        this.text = text;
        this.delimiter = delimiter;
        this.quotes = dialect.quotes();
        this.escapes = dialect.escapes();
        this.line = text.line();
    }

    CsvFile.Row read() {
        while (true) {
            int c = take();
            if (c == '"' && quotes && field.length() == 0) {
                c = quoted();
                if (c == BROKEN) {
                    return broken();
                }
            } else {
                while (!ends(c)) {
                    if (c == '"' && quotes && !tooLong) {
                        return broken();
                    }
                    keep(c);
                    c = take();
                }
            }
            if (!tooLong) {
                fields.add(field.toString());
            }
            field.setLength(0);
            if (c != delimiter) {
                return tooLong ? tooLong() : new CsvFile.Row(line, fields, raw.toString(), Optional.empty());
            }
        }
    }

    /** Reads to the end of a quoted field; gives what follows it, or {@link #BROKEN} if that cannot follow. */
    private int quoted() {
        while (true) {
            if (raw.length() == LONGEST) {
                return endless();
            }
            int c = take();
            if (c < 0) {
                return BROKEN;
            }
            if (c == '\\' && escapes) {
                c = take();
                if (c < 0) {
                    return BROKEN;
                }
                keep(c);
            } else if (c != '"') {
                keep(c);
            } else {
                c = take();
                if (ends(c)) {
                    return c;
                }
                if (c != '"') {
                    return BROKEN;
                }
                keep(c);
            }
        }
    }

    /** Within one line it is the line that is too long; over several, a quote is not closed. */
    private int endless() {
        if (raw.indexOf("\n") >= 0) {
            return BROKEN;
        }
        tooLong = true;
        restOfLine();
        return '\n';
    }

    private boolean ends(int c) {
        return c < 0 || c == '\n' || c == delimiter;
    }

    private void keep(int c) {
        if (!tooLong) {
            field.append((char) c);
        }
    }

    private int take() {
        int c = text.read();
        if (c >= 0 && raw.length() == LONGEST) {
            tooLong = true;
        } else if (c >= 0) {
            raw.append((char) c);
        }
        return c;
    }

    private CsvFile.Row broken() {
        boolean open = raw.indexOf("\n") >= 0 && raw.indexOf("\n") < raw.length() - 1;
        Finding finding = Finding.whole(
                "row",
                ("A quote on line (%d) is wrong: %s. Write a quote within quotes twice (\"\"), close every quote, or"
                                + " name the tool's way in the mapping: (dialect: {escape: '\\'}) or (dialect: {quote: none}).")
                        .formatted(line, found(open)));
        if (raw.indexOf("\n") < 0) {
            restOfLine();
        }
        return onlyItsFirstLine(text, line, raw.toString(), finding);
    }

    private String found(boolean open) {
        if (open) {
            return "it is opened and not closed where its value ends";
        }
        int quote = raw.lastIndexOf("\"");
        return quote > 0 && raw.charAt(quote - 1) == '\\'
                ? "there is a backslash before it"
                : "it stands in the middle of a value, or is not closed";
    }

    private void restOfLine() {
        int c = take();
        while (c >= 0 && c != '\n') {
            c = take();
        }
    }

    private CsvFile.Row tooLong() {
        int end = raw.indexOf("\n");
        return flawed(
                line,
                end < 0 ? raw.toString() : raw.substring(0, end),
                Finding.whole(
                        "row",
                        "The row has more than (%d) characters. Maybe ends of lines are missing.".formatted(LONGEST)));
    }

    /** A flawed row that is its first line; the lines after it, if it took any, are given back. */
    static CsvFile.Row onlyItsFirstLine(TextFile text, long line, String raw, Finding finding) {
        int end = raw.indexOf('\n');
        if (end >= 0 && end + 1 < raw.length()) {
            text.unread(raw.substring(end + 1), line + 1);
        }
        return flawed(line, end < 0 ? raw : raw.substring(0, end), finding);
    }

    private static CsvFile.Row flawed(long line, String raw, Finding finding) {
        return new CsvFile.Row(line, List.of(), raw, Optional.of(finding));
    }
}
