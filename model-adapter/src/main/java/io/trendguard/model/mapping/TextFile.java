package io.trendguard.model.mapping;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * A text file, compressed or not, read as a stream; UTF-8 and nothing else. Bytes that are none become {@link #NOT_UTF8},
 * so that they spoil only the line they stand in. Every end of a line, be it of Windows, Unix or an old Macintosh, is one
 * line feed, and a byte order mark at the start of a line says nothing: files are often put together from several.
 */
final class TextFile implements AutoCloseable {
    /** Stands for bytes that are not UTF-8; no text has this character. */
    static final char NOT_UTF8 = '\uffff';

    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private final Path path;
    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder returned = new StringBuilder();
    private int nextReturned;
    private int next;
    private int filled;
    private int last = '\n';
    private long line = 1;

    TextFile(Path path) {
        this.path = path;
        if (Files.isDirectory(path)) {
            throw new InvalidFileException(
                    "(%s) is a folder. Name the files in it, for example (%s).".formatted(path, path.resolve("*.csv")));
        }
        try {
            this.reader = new InputStreamReader(
                    PackedFile.open(path),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .replaceWith(String.valueOf(NOT_UTF8)));
        } catch (IOException e) {
            throw new InvalidFileException(
                    "The file (%s) cannot be opened. Check that it exists and may be read.".formatted(path), e);
        }
    }

    /** A text as it can be shown, with a mark for each place that was not UTF-8. */
    static String shown(String text) {
        return text.replace(NOT_UTF8, '\ufffd');
    }

    /** The next character; -1 at the end. */
    int read() {
        int c = character();
        if (c == '\n') {
            line++;
        }
        return c;
    }

    /** Takes characters back, to be read once more; the next is on that line. */
    void unread(String text, long line) {
        String rest = returned.substring(nextReturned);
        returned.setLength(0);
        returned.append(text).append(rest);
        nextReturned = 0;
        this.line = line;
    }

    private int character() {
        if (nextReturned < returned.length()) {
            return returned.charAt(nextReturned++);
        }
        int c = raw();
        while ((c == '\n' && last == '\r') || (c == BYTE_ORDER_MARK && (last == '\n' || last == '\r'))) {
            last = c == '\n' ? '\n' : last;
            c = raw();
        }
        last = c;
        return c == '\r' ? '\n' : c;
    }

    private int raw() {
        return next == filled && !fill() ? -1 : buffer[next++];
    }

    private boolean fill() {
        try {
            next = 0;
            filled = Math.max(0, reader.read(buffer));
            return filled > 0;
        } catch (EOFException | ZipException e) {
            throw new InvalidFileException(
                    "The compressed file (%s) is cut off or damaged after line (%d). Copy it again."
                            .formatted(path, line),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be read.".formatted(path), e);
        }
    }

    /** The line that the next character is on, from 1. */
    long line() {
        return line;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be closed.".formatted(path), e);
        }
    }
}
