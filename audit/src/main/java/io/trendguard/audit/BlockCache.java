package io.trendguard.audit;

import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.audit.segment.Block;
import io.trendguard.audit.segment.Header;
import io.trendguard.audit.segment.Location;
import io.trendguard.audit.segment.SegmentStore;
import io.trendguard.log.Entry;
import io.trendguard.log.LogUnavailableException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads entries; the blocks that were read last are kept. */
final class BlockCache {
    private static final int KEPT = 8;

    private final SegmentStore segments;
    private final Map<Long, Block> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true);
    /** How often blocks changed on disk; what was read before that is not kept. */
    private volatile long changes;

    BlockCache(SegmentStore segments) {
        this.segments = segments;
    }

    Entry entry(long location) {
        return entry(block(location), location);
    }

    /** The entries from a position up to the signed head, each block read once. */
    Stream<Entry> scan(TenantLog tenant, long from) {
        long end = tenant.signed().checkpoint().size();
        Cursor cursor = new Cursor();
        return LongStream.range(Math.max(0, Math.min(from, end)), end)
                .mapToObj(position -> cursor.entry(tenant.location(position).orElseThrow()));
    }

    Block block(long location) {
        long at = Location.block(location);
        long changesBefore = changes;
        synchronized (kept) {
            Block block = kept.get(at);
            if (block != null) {
                return block;
            }
        }
        Block block = readBlock(at);
        synchronized (kept) {
            if (changes == changesBefore) {
                kept.put(at, block);
            }
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return block;
    }

    /** The block has lost payloads on disk. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // guarded by kept
    void forget(long block) {
        synchronized (kept) {
            changes++;
            kept.remove(block);
        }
    }

    private Block readBlock(long at) {
        try {
            return segments.read(at);
        } catch (IOException e) {
            throw new LogUnavailableException("The log cannot be read: %s.".formatted(e.getMessage()), e);
        }
    }

    private static Entry entry(Block block, long location) {
        int at = Location.index(location);
        Header header = Header.parse(block.headers().get(at));
        Optional<byte[]> payload = block.payloads().get(at);
        payload.ifPresent(
                p -> LogVerifier.payload(header.commitment(), block.nonces().get(at), p));
        return new Entry(
                header.tenant(),
                header.position(),
                header.kind(),
                header.schemaVersion(),
                header.time(),
                payload.map(byte[]::clone),
                block.leaf(at));
    }

    private final class Cursor {
        private long at = -1;
        private long changesBefore;
        private Optional<Block> block = Optional.empty();

        synchronized Entry entry(long location) {
            long wanted = Location.block(location);
            long changesNow = changes;
            if (wanted != at || block.isEmpty() || changesNow != changesBefore) {
                changesBefore = changesNow;
                block = Optional.of(readBlock(wanted));
                at = wanted;
            }
            return BlockCache.entry(block.get(), location);
        }
    }
}
