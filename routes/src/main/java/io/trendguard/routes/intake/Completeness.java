package io.trendguard.routes.intake;

import io.trendguard.event.EventParser;
import io.trendguard.event.InvalidEventException;
import io.trendguard.model.mapping.PackedFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * How long a file must have been left alone before it counts as written to its end: a moment if it ends as a file does, and
 * longer if its last line is open, because its writer may only be resting.
 */
final class Completeness {
    /** A file that was written to within this time is not read. */
    static final Duration SETTLED = Duration.ofSeconds(1);

    private static final Duration OPEN_LINE = Duration.ofSeconds(10);
    private static final Duration CUT_OFF = Duration.ofSeconds(20);
    private static final Duration UNFINISHED_NAME = Duration.ofHours(1);
    private static final int LAST_LINE = 1 << 20;

    private Completeness() {}

    /** How long it must be left alone, by its name and by how it ends. */
    static Duration patience(InboxFile file) {
        if (file.kind() != InboxFile.Kind.FILE) {
            return SETTLED;
        }
        if (file.isNamedUnfinished()) {
            return UNFINISHED_NAME;
        }
        if (!file.isLines() && !file.isTable()) {
            return SETTLED;
        }
        try {
            return ending(file);
        } catch (IOException | RuntimeException e) { // who reads it says what is wrong
            return SETTLED;
        }
    }

    private static Duration ending(InboxFile file) throws IOException {
        byte[] end = end(file);
        if (end.length == 0) {
            return OPEN_LINE;
        }
        if (isPacked(file)) {
            return isCutOff(file) ? CUT_OFF : SETTLED;
        }
        byte last = end[end.length - 1];
        if (last == '\n' || last == '\r') {
            return SETTLED;
        }
        return file.isTable() ? OPEN_LINE : isEvent(end) ? SETTLED : CUT_OFF;
    }

    private static byte[] end(InboxFile file) throws IOException {
        Set<java.nio.file.OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel channel = Files.newByteChannel(file.path(), options)) {
            channel.position(Math.max(0, channel.size() - LAST_LINE));
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(LAST_LINE, channel.size()));
            while (end.hasRemaining() && channel.read(end) >= 0) {}
            return Arrays.copyOf(end.array(), end.position());
        }
    }

    private static boolean isEvent(byte[] end) {
        int start = end.length;
        while (start > 0 && end[start - 1] != '\n' && end[start - 1] != '\r') {
            start--;
        }
        try {
            return EventParser.parse(Arrays.copyOfRange(end, start, end.length)).isObject();
        } catch (InvalidEventException e) {
            return false;
        }
    }

    private static boolean isPacked(InboxFile file) throws IOException {
        try (InputStream raw = Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS)) {
            return raw.read() == 0x1f && raw.read() == 0x8b;
        }
    }

    private static boolean isCutOff(InboxFile file) throws IOException {
        try (InputStream in = PackedFile.openUnlinked(file.path())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return false;
        } catch (EOFException e) {
            return true;
        } catch (ZipException e) {
            return false; // it is damaged, which no waiting mends
        }
    }
}
