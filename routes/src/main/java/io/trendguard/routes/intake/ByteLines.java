package io.trendguard.routes.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a stream line by line as bytes, so that a wrongly encoded or endless line spoils only itself. Memory is bounded by
 * the longest line that is kept.
 */
final class ByteLines {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private long number;
    private boolean afterReturn;

    /** Lines of a stream; a byte order mark before any of them says nothing and is left out. */
    ByteLines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param bytes without the end of the line, be it of Windows, Unix or an old Macintosh; cut at the longest length
     * @param tooLong whether it was cut
     */
    record Line(long number, byte[] bytes, boolean tooLong) {
        /** Whether it says nothing; a mark of the byte order, which a file put together of others has in its middle, does not. */
        boolean isBlank() {
            int start = Arrays.mismatch(bytes, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length
                            || Arrays.equals(bytes, BYTE_ORDER_MARK)
                    ? BYTE_ORDER_MARK.length
                    : 0;
            for (int i = start; i < bytes.length; i++) {
                byte b = bytes[i];
                if (b != ' ' && b != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next line; absent at the end. */
    Optional<Line> read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean tooLong = false;
        boolean any = false;
        while (fill()) {
            if (!any && afterReturn && buffer[next] == '\n') {
                afterReturn = false;
                next++;
                continue;
            }
            any = true;
            int start = next;
            while (next < end && buffer[next] != '\n' && buffer[next] != '\r') {
                next++;
            }
            int keep = Math.min(next - start, maxBytes - line.size());
            line.write(buffer, start, keep);
            tooLong |= keep < next - start;
            if (next < end) {
                afterReturn = buffer[next++] == '\r';
                return Optional.of(line(line.toByteArray(), tooLong));
            }
        }
        return any ? Optional.of(line(line.toByteArray(), tooLong)) : Optional.empty();
    }

    private boolean fill() throws IOException {
        if (next == end) {
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            next = 0;
        }
        return next < end;
    }

    private Line line(byte[] bytes, boolean tooLong) {
        int length = BYTE_ORDER_MARK.length;
        boolean marked = bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
        return new Line(++number, marked ? Arrays.copyOfRange(bytes, length, bytes.length) : bytes, tooLong);
    }
}
