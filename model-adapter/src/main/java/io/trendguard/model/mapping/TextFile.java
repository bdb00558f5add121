package io.trendguard.model.mapping;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * A text file, compressed or not, read as a stream; UTF-8 and nothing else. Bytes that are none become {@link #NOT_UTF8},
 * so that they spoil only the line they stand in.
 */
final class TextFile implements AutoCloseable {
    /** Stands for bytes that are not UTF-8; no text has this character. */
    static final char NOT_UTF8 = '\uffff';

    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private final Path path;
    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private int next;
    private int filled;
    private long line = 1;
    private boolean begun;

    TextFile(Path path) {
        this.path = path;
        try {
            this.reader = new InputStreamReader(
                    PackedFile.open(path),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .replaceWith(String.valueOf(NOT_UTF8)));
        } catch (IOException e) {
            throw new InvalidFileException("The file (%s) cannot be opened: %s.".formatted(path, e.getMessage()), e);
        }
    }

    /** A text as it can be shown, with a mark for each place that was not UTF-8. */
    static String shown(String text) {
        return text.replace(NOT_UTF8, '\ufffd');
    }

    /** The next character; -1 at the end. */
    int read() {
        if (next == filled && !fill()) {
            return -1;
        }
        char c = buffer[next++];
        if (c == '\n') {
            line++;
        }
        return c;
    }

    private boolean fill() {
        try {
            next = 0;
            filled = Math.max(0, reader.read(buffer));
            if (!begun && filled > 0) {
                begun = true;
                next = buffer[0] == BYTE_ORDER_MARK ? 1 : 0;
            }
            return next < filled || (filled > 0 && fill());
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
