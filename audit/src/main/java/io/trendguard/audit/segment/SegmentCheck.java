package io.trendguard.audit.segment;

import io.trendguard.audit.file.LogFile;
import io.trendguard.audit.file.LogFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads all segments from the first byte to the last. Whatever is not as it was written ends the reading, with one
 * exception: a last block that was not finished when the process died was never acknowledged and may be cut.
 */
final class SegmentCheck {
    private static final int WINDOW = 1 << 20;

    private final LogFiles files;
    private final BlockVisitor visitor;
    private long nextBlock;
    private long bytes;

    SegmentCheck(LogFiles files, BlockVisitor visitor) {
        this.files = files;
        this.visitor = visitor;
    }

    /** Where reading ended. */
    Tail run() throws IOException {
        List<String> names = files.names().stream().filter(SegmentFile::isName).toList();
        List<SegmentFile> segments = new ArrayList<>();
        for (String name : names) {
            try (LogFile file = files.open(name)) {
                var header = SegmentFile.read(file);
                boolean last = segments.size() == names.size() - 1;
                if (header.isEmpty() && last && findBlock(file, SegmentFile.HEADER) < 0) {
                    break; // died while it was taken into use
                }
                segments.add(header.filter(h -> h.number() == segments.size())
                        .filter(h -> SegmentFile.name(h.number()).equals(name))
                        .orElseThrow(() -> damaged(name, 0, "the segment's header is missing or not its own")));
            }
        }
        Tail tail = new Tail(-1, SegmentFile.HEADER, 0, "", 0, 0);
        for (int i = 0; i < segments.size(); i++) {
            long end = i + 1 < segments.size() ? segments.get(i + 1).firstBlock() : Long.MAX_VALUE;
            tail = read(segments.get(i), end);
        }
        return tail;
    }

    private Tail read(SegmentFile segment, long endBlock) throws IOException {
        String name = SegmentFile.name(segment.number());
        if (segment.firstBlock() != nextBlock) {
            throw damaged(
                    name,
                    16,
                    "the segment begins with block (%d) where (%d) belongs".formatted(segment.firstBlock(), nextBlock));
        }
        try (LogFile file = files.open(name)) {
            long size = file.size();
            long at = SegmentFile.HEADER;
            try {
                while (nextBlock < endBlock && at + Block.PREAMBLE <= size) {
                    byte[] preamble = file.read(at, Block.PREAMBLE);
                    if (Zeros.only(preamble)) {
                        break;
                    }
                    int length = Block.length(preamble);
                    if (at + length > size) {
                        throw new DamagedBlockException(0, "the file ends within the block");
                    }
                    Block block = Block.decode(file.read(at, length));
                    if (block.number() != nextBlock) {
                        throw damaged(
                                name,
                                at,
                                "block (%d) stands where block (%d) belongs".formatted(block.number(), nextBlock));
                    }
                    Optional<String> wrong = visitor.visit(Location.of(segment.number(), at), block);
                    if (wrong.isPresent()) {
                        throw damaged(name, at, wrong.get());
                    }
                    nextBlock++;
                    at += length;
                    bytes += length;
                }
                return end(file, name, segment, at, endBlock, at, "nothing is written here");
            } catch (DamagedBlockException e) {
                return end(file, name, segment, at, endBlock, at + e.offset(), e.what());
            }
        }
    }

    private Tail end(LogFile file, String name, SegmentFile segment, long at, long endBlock, long damage, String what)
            throws IOException {
        if (endBlock != Long.MAX_VALUE) {
            if (nextBlock < endBlock) {
                throw damaged(
                        name, damage, what + "; blocks (%d) to (%d) are missing".formatted(nextBlock, endBlock - 1));
            }
            return new Tail(segment.number(), at, nextBlock, what, damage, bytes);
        }
        long later = findBlock(file, at + 1);
        if (later >= 0) {
            throw damaged(name, damage, what + "; a later block follows at byte (%d)".formatted(later));
        }
        return new Tail(segment.number(), at, nextBlock, what, damage, bytes);
    }

    /** The first byte at or after {@code from} where the preamble of a block is whole; -1 if there is none. */
    private static long findBlock(LogFile file, long from) throws IOException {
        long size = file.size();
        for (long at = from; at + Block.PREAMBLE <= size; at += WINDOW) {
            byte[] window = file.read(at, (int) Math.min(WINDOW + Block.PREAMBLE, size - at));
            ByteBuffer bytes = ByteBuffer.wrap(window);
            for (int i = Zeros.skip(window, 0);
                    i + Block.PREAMBLE <= bytes.limit() && i < WINDOW;
                    i = Zeros.skip(window, i + 1)) {
                if (bytes.getInt(i) == Block.MAGIC
                        && Block.crc(window, i, Block.PREAMBLE - 4) == bytes.getInt(i + Block.PREAMBLE - 4)) {
                    return at + i;
                }
            }
        }
        return -1;
    }

    private DamagedLogException damaged(String name, long at, String what) {
        return new DamagedLogException(files.describe(name), at, what);
    }

    /**
     * The end of the log.
     *
     * @param segment number of the last segment, -1 if there is none
     * @param offset where the next block belongs
     * @param nextBlock number of the next block
     * @param what is found at the end
     * @param damage byte at which it is found
     * @param bytes of all blocks
     */
    record Tail(int segment, long offset, long nextBlock, String what, long damage, long bytes) {}
}
