package io.trendguard.audit.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A growing stretch of memory in a file of its own, outside the heap. It holds only what can be rebuilt, so it is never
 * forced and starts empty. Chunks double from 64 KiB to 16 MiB and are allocated before they are mapped: writing to a
 * mapped hole on a full disk would end the process. Values of 8, 16 or 32 bytes never straddle two chunks.
 */
public final class MappedRegion implements AutoCloseable {
    private static final int FIRST_BITS = 16;
    private static final int LAST_BITS = 24;
    private static final int DOUBLING = LAST_BITS - FIRST_BITS + 1;
    private static final long DOUBLED = 1L << LAST_BITS;

    private final FileChannel channel;
    private volatile ByteBuffer[] chunks = new ByteBuffer[0];

    /** An empty region; what was in the file is dropped. */
    public MappedRegion(Path file) throws IOException {
        channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /** Makes sure that bytes before that address can be written. Called by the one writer. */
    public void reserve(long bytes) throws IOException {
        while (start(chunks.length) < bytes) {
            int next = chunks.length;
            long from = start(next);
            long to = start(next + 1);
            FolderFiles.fillWithZeros(channel, from, to);
            ByteBuffer[] grown = Arrays.copyOf(chunks, next + 1);
            grown[next] = channel.map(FileChannel.MapMode.READ_WRITE, from, to - from);
            chunks = grown;
        }
    }

    public long getLong(long address) {
        int chunk = chunk(address);
        return chunks[chunk].getLong((int) (address - start(chunk)));
    }

    public void putLong(long address, long value) {
        int chunk = chunk(address);
        chunks[chunk].putLong((int) (address - start(chunk)), value);
    }

    public void get(long address, byte[] into) {
        int chunk = chunk(address);
        chunks[chunk].get((int) (address - start(chunk)), into);
    }

    public void put(long address, byte[] value) {
        int chunk = chunk(address);
        chunks[chunk].put((int) (address - start(chunk)), value);
    }

    private static int chunk(long address) {
        if (address >= DOUBLED) {
            return DOUBLING + (int) ((address - DOUBLED) >>> LAST_BITS);
        }
        return Math.max(0, 64 - Long.numberOfLeadingZeros(address) - FIRST_BITS);
    }

    private static long start(int chunk) {
        if (chunk >= DOUBLING) {
            return DOUBLED + ((long) (chunk - DOUBLING) << LAST_BITS);
        }
        return chunk == 0 ? 0 : 1L << (FIRST_BITS + chunk - 1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
