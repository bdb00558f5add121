package io.trendguard.audit.segment;

import io.trendguard.audit.file.LogFile;
import io.trendguard.audit.file.LogFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The segments of one log: one thread writes blocks, any thread reads them. A block is durable when {@link #append}
 * returns. A segment on which a write failed is given up, since nobody knows what reached the disk.
 */
public final class SegmentStore implements AutoCloseable {
    private final LogFiles files;
    private final long segmentBytes;
    private final Clock clock;
    private final SpareSegment spare;
    private final OpenSegments open;
    private final BlockRewriter rewriter;
    private SegmentCheck.Tail tail = new SegmentCheck.Tail(-1, SegmentFile.HEADER, 0, "", 0, 0);
    private volatile @Nullable LogFile current;
    private volatile int segment = -1;
    private long offset;
    private long capacity;
    private long nextBlock;

    public SegmentStore(LogFiles files, long segmentBytes, Clock clock) {
        this.files = files;
        this.segmentBytes = segmentBytes;
        this.clock = clock;
        spare = new SpareSegment(files, segmentBytes);
        open = new OpenSegments(files);
        rewriter = new BlockRewriter(files, open);
    }

    /** Finishes a removal of payloads that was begun, before anything is checked. Returns why one was discarded. */
    public Optional<String> recover() throws IOException {
        return rewriter.recover();
    }

    /** Replaces blocks by the same ones with fewer payloads. */
    public BlockRewriter rewriter() {
        return rewriter;
    }

    /** Reads and checks everything. Nothing is changed on disk before {@link #startWriting}. */
    public void check(BlockVisitor visitor) throws IOException {
        tail = new SegmentCheck(files, visitor).run();
    }

    /** Refuses the end of the log: it was acknowledged to reach further. */
    public DamagedLogException endsTooEarly(String what, String remedy) {
        String file = files.describe(SegmentFile.name(Math.max(0, tail.segment())));
        return DamagedLogException.refused(
                file,
                tail.damage(),
                "The log is damaged: file (%s), byte (%d): %s; %s. Restore the folder from a backup that reaches that far.%s"
                        .formatted(
                                file,
                                tail.damage(),
                                tail.what().isEmpty() ? "nothing is there" : tail.what(),
                                what,
                                remedy));
    }

    /** Whether a segment is there, readable or not. */
    public boolean hasSegments() throws IOException {
        return files.names().stream().anyMatch(SegmentFile::isName);
    }

    /** Refuses the whole: its checksums hold, but it is not what was signed. */
    public DamagedLogException wasChanged(String what) {
        return new DamagedLogException(files.describe(SegmentFile.name(0)), SegmentFile.HEADER, what);
    }

    /** Bytes of all blocks. */
    public long bytes() {
        return tail.bytes();
    }

    /** Cuts a torn end off and makes ready to append. Returns how many bytes were cut. */
    public long startWriting() throws IOException {
        for (String name : files.names()) {
            boolean unused = SegmentFile.isName(name) && name.compareTo(SegmentFile.name(tail.segment())) > 0;
            if (unused || SpareSegment.isSpare(name)) {
                files.delete(name);
            }
        }
        files.forceNames();
        rewriter.clean();
        segment = tail.segment();
        nextBlock = tail.nextBlock();
        offset = tail.offset();
        long cut = 0;
        if (segment >= 0) {
            LogFile file = files.open(SegmentFile.name(segment));
            current = file;
            open.put(segment, file);
            capacity = file.size();
            cut = cutTail(file);
        }
        spare.prepare();
        return cut;
    }

    private long cutTail(LogFile file) throws IOException {
        int window = 1 << 20;
        long torn = 0;
        for (long at = offset; at < capacity; at += window) {
            byte[] bytes = file.read(at, (int) Math.min(window, capacity - at));
            if (!Zeros.only(bytes)) {
                int last = bytes.length;
                while (bytes[last - 1] == 0) {
                    last--;
                }
                file.write(ByteBuffer.allocate(last), at);
                torn = at + last - offset;
            }
        }
        if (torn > 0) {
            file.force();
        }
        return torn;
    }

    public long nextBlock() {
        return nextBlock;
    }

    /** Writes the next block and forces it. Returns its location. After a failure, the block was not written. */
    public long append(ByteBuffer block) throws IOException {
        int length = block.remaining();
        LogFile file = current;
        if (file == null || offset + length > capacity) {
            file = takeNext(length);
        }
        try {
            file.write(block, offset);
            file.force();
            open.mustBeInPlace(segment);
        } catch (IOException | RuntimeException e) {
            giveUp(file);
            throw e;
        }
        long location = Location.of(segment, offset);
        offset += length;
        nextBlock++;
        return location;
    }

    /** What keeps the next append from being written, as far as it can be known before it comes. */
    public Optional<String> trouble() throws IOException {
        Optional<String> misplaced = open.misplaced();
        return misplaced.isPresent() || current != null
                ? misplaced
                : spare.lacking()
                        .map(why ->
                                "the disk does not give the log the %,d bytes of its next file (%s): %s. Free some space"
                                        .formatted(segmentBytes, files.describe(SegmentFile.name(segment + 1)), why));
    }

    private LogFile takeNext(int blockLength) throws IOException {
        open.mustBeInPlace(segment);
        int number = segment + 1;
        if (number > SegmentFile.MAX_NUMBER) {
            throw new IOException(
                    "The log has (%d) segments, which is the most. Use larger segments.".formatted(number));
        }
        long size = Math.max(segmentBytes, SegmentFile.HEADER + (long) blockLength);
        spare.take(SegmentFile.name(number), size);
        LogFile file = files.open(SegmentFile.name(number));
        try {
            new SegmentFile(number, nextBlock, clock.instant()).write(file);
            file.force();
            files.forceNames();
        } catch (IOException | RuntimeException e) {
            file.close();
            files.delete(SegmentFile.name(number));
            throw e;
        }
        current = file;
        open.put(number, file);
        segment = number;
        offset = SegmentFile.HEADER;
        capacity = file.size();
        spare.prepare();
        return file;
    }

    private void giveUp(LogFile file) {
        current = null;
        try {
            file.write(ByteBuffer.allocate(Block.PREAMBLE), offset);
            file.force();
        } catch (IOException | RuntimeException stillBroken) {
            // The next segment's first block number ends this one, whatever is in it.
        }
    }

    /** The block at a location that {@link #append} or {@link #check} told. */
    public Block read(long location) throws IOException {
        return open.read(location);
    }

    /** Only the headers of the block at a location. */
    public List<byte[]> readHeaders(long location) throws IOException {
        return open.readHeaders(location);
    }

    @Override
    public void close() throws IOException {
        spare.close();
        open.close();
    }
}
