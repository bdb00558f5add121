package io.trendguard.audit.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One file that is read and written at given positions. Safe for use by many threads. */
public interface LogFile extends Closeable {

    long size() throws IOException;

    /** Writes all remaining bytes; they are durable only after {@link #force}. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /** Reads up to the remaining bytes; returns how many, or -1 at the end. */
    int read(ByteBuffer into, long position) throws IOException;

    void force() throws IOException;

    /** Whether the file is still the one that has its name, so that what is written to it will be found again. */
    default boolean isInPlace() throws IOException {
        return true;
    }

    void truncate(long size) throws IOException;

    /** Reads exactly that many bytes. */
    default byte[] read(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        ByteBuffer into = ByteBuffer.wrap(bytes);
        while (into.hasRemaining()) {
            if (read(into, position + into.position()) < 0) {
                throw new EOFException("The file ends before byte (%d).".formatted(position + length));
            }
        }
        return bytes;
    }
}
