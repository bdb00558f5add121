package io.trendguard.audit.segment;

import io.trendguard.audit.file.LogFile;
import io.trendguard.audit.file.LogFiles;
import io.trendguard.audit.file.Misplaced;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The segments that are read, by any thread. A reader of a block that is being rewritten gets the old or the new one; the
 * new one is kept in memory until it is known to be on disk.
 */
final class OpenSegments implements AutoCloseable {
    private final LogFiles files;
    private final Map<Integer, LogFile> open = new ConcurrentHashMap<>();
    private final Map<Long, byte[]> rewritten = new ConcurrentHashMap<>();
    private final ReadWriteLock rewriting = new ReentrantReadWriteLock();

    OpenSegments(LogFiles files) {
        this.files = files;
    }

    void put(int number, LogFile file) {
        open.put(number, file);
    }

    Block read(long location) throws IOException {
        try {
            return Block.decode(bytes(location));
        } catch (DamagedBlockException e) {
            throw damaged(location, e);
        }
    }

    /** All bytes of a block, its preamble checked. */
    byte[] bytes(long location) throws IOException {
        LogFile file = file(Location.segment(location));
        long at = Location.offset(location);
        rewriting.readLock().lock();
        try {
            byte[] replacement = rewritten.get(Location.block(location));
            return replacement != null
                    ? replacement.clone()
                    : file.read(at, Block.length(file.read(at, Block.PREAMBLE)));
        } catch (DamagedBlockException e) {
            throw damaged(location, e);
        } finally {
            rewriting.readLock().unlock();
        }
    }

    /** Only the headers of a block; no rewriting changes them, so nobody is waited for. */
    List<byte[]> readHeaders(long location) throws IOException {
        LogFile file = file(Location.segment(location));
        ByteBuffer preamble = ByteBuffer.wrap(file.read(Location.offset(location), Block.PREAMBLE));
        int length = preamble.getInt(20);
        byte[] bytes = file.read(Location.offset(location), Block.PREAMBLE + length);
        return Block.headers(bytes, length, preamble.getInt(16));
    }

    /** Writes a block over the one at its location; readers get the new one from now on, even if writing fails. */
    void overwrite(LogFile file, long location, byte[] block) throws IOException {
        rewriting.writeLock().lock();
        try {
            rewritten.put(location, block);
            file.write(ByteBuffer.wrap(block), Location.offset(location));
        } finally {
            rewriting.writeLock().unlock();
        }
    }

    /** The block is on disk as it was written. */
    void rewritten(long location) {
        rewritten.remove(location);
    }

    /** What is wrong with the places of the segments that are open, which may be deleted or moved meanwhile. */
    Optional<String> misplaced() throws IOException {
        for (int number : open.keySet()) {
            Optional<String> misplaced = misplaced(number);
            if (misplaced.isPresent()) {
                return misplaced;
            }
        }
        return Optional.empty();
    }

    private Optional<String> misplaced(int number) throws IOException {
        LogFile file = open.get(number);
        return file == null || file.isInPlace()
                ? Optional.empty()
                : Optional.of(Misplaced.words(files.describe(SegmentFile.name(number))));
    }

    void mustBeInPlace(int number) throws IOException {
        Optional<String> misplaced = misplaced(number);
        if (misplaced.isPresent()) {
            throw new IOException(misplaced.get());
        }
    }

    private LogFile file(int number) {
        return open.computeIfAbsent(number, n -> {
            try {
                return files.open(SegmentFile.name(n));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private DamagedLogException damaged(long location, DamagedBlockException e) {
        return new DamagedLogException(
                files.describe(SegmentFile.name(Location.segment(location))),
                Location.offset(location) + e.offset(),
                e.what());
    }

    @Override
    public void close() throws IOException {
        for (LogFile file : open.values()) {
            file.close();
        }
    }
}
