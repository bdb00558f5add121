package io.trendguard.audit.vault;

import io.trendguard.audit.file.LogFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The first bytes of the people's file: up to where it was forced, at least. Whatever is broken before that is damage;
 * after it, it may be a write that a power cut ended. Written after each force and durable with the next.
 */
final class Watermark {
    static final int LENGTH = 16;

    private Watermark() {}

    static void write(LogFile file, long forcedEnd) throws IOException {
        file.write(ByteBuffer.wrap(bytes(forcedEnd)), 0);
    }

    static byte[] bytes(long forcedEnd) {
        byte[] bytes = new byte[LENGTH];
        ByteBuffer out = ByteBuffer.wrap(bytes).putLong(forcedEnd);
        out.putInt(sum(bytes));
        return bytes;
    }

    /** The forced end; -1 if it is damaged. */
    static long read(LogFile file) throws IOException {
        if (file.size() < LENGTH) {
            return -1;
        }
        byte[] bytes = file.read(0, LENGTH);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long end = in.getLong();
        return in.getInt() == sum(bytes) && in.getInt() == 0 && end >= LENGTH ? end : -1;
    }

    private static int sum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, Long.BYTES);
        return (int) crc.getValue();
    }
}
