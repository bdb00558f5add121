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

    /** Lines of a stream; a mark of the byte order before the first says nothing and is left out. */
    ByteLines(InputStream in, int maxBytes) throws IOException {
        this.in = in;
        this.maxBytes = maxBytes;
        end = in.readNBytes(buffer, 0, BYTE_ORDER_MARK.length);
        next = Arrays.equals(Arrays.copyOf(buffer, end), BYTE_ORDER_MARK) ? end : 0;
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param bytes without the line end; cut at the longest length
     * @param tooLong whether it was cut
     */
    record Line(long number, byte[] bytes, boolean tooLong) {
        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
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
        while (true) {
            if (next == end) {
                end = Math.max(0, in.read(buffer, 0, buffer.length));
                next = 0;
                if (end == 0) {
                    return any ? Optional.of(new Line(++number, line.toByteArray(), tooLong)) : Optional.empty();
                }
            }
            any = true;
            int start = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            int keep = Math.min(next - start, maxBytes - line.size());
            line.write(buffer, start, keep);
            tooLong |= keep < next - start;
            if (next < end) {
                next++;
                return Optional.of(new Line(++number, line.toByteArray(), tooLong));
            }
        }
    }
}
