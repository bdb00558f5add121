package io.trendguard.audit;

import io.trendguard.audit.segment.Block;
import io.trendguard.audit.segment.BlockRewriter;
import io.trendguard.audit.segment.Header;
import io.trendguard.audit.segment.Location;
import io.trendguard.audit.segment.Rewrite;
import io.trendguard.audit.segment.SegmentStore;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** Takes payloads that may no longer be kept off the disk; what proves their entries stays. */
final class PayloadRemoval {
    /** Blocks that are forced together, in bytes: removing what a day brought would take a force per block otherwise. */
    private static final long BATCH = 4 << 20;

    private final TenantLogs tenants;
    private final SegmentStore segments;
    private final BlockCache blocks;
    private final ReentrantLock removing = new ReentrantLock();
    private volatile boolean closed;

    PayloadRemoval(TenantLogs tenants, SegmentStore segments, BlockCache blocks) {
        this.tenants = tenants;
        this.segments = segments;
        this.blocks = blocks;
    }

    /** Removes the payloads at these positions. Returns how many of them were still there. */
    int remove(Tenant tenant, Collection<Long> positions) {
        SortedMap<Long, BitSet> entries = located(tenant, positions);
        removing.lock();
        try {
            mustBeOpen();
            return remove(tenant, entries);
        } catch (IOException | UncheckedIOException e) {
            throw new LogUnavailableException(
                    "Payloads of (%s) could not be removed: %s. Remove them again; what was begun is finished then, or when the log is opened."
                            .formatted(tenant, e.getMessage()),
                    e);
        } finally {
            removing.unlock();
        }
    }

    private void mustBeOpen() throws IOException {
        if (closed) {
            throw new IOException("the log is closed");
        }
    }

    private SortedMap<Long, BitSet> located(Tenant tenant, Collection<Long> positions) {
        Optional<TenantLog> log = tenants.known(tenant);
        SortedMap<Long, BitSet> entries = new TreeMap<>();
        for (long position : positions) {
            OptionalLong location = log.map(known -> known.location(position)).orElse(OptionalLong.empty());
            if (location.isEmpty()) {
                throw new IllegalArgumentException(
                        "The position (%d) is not one of the (%d) durable entries of (%s). Nothing was removed."
                                .formatted(position, tenants.head(tenant).size(), tenant));
            }
            entries.computeIfAbsent(Location.block(location.getAsLong()), block -> new BitSet())
                    .set(Location.index(location.getAsLong()));
        }
        return entries;
    }

    private int remove(Tenant tenant, SortedMap<Long, BitSet> entries) throws IOException {
        BlockRewriter rewriter = segments.rewriter();
        rewriter.finish();
        Batch batch = new Batch();
        int unfit = 0;
        for (Map.Entry<Long, BitSet> each : entries.entrySet()) {
            BitSet there = withPayload(tenant, segments.read(each.getKey()), each.getValue());
            if (there.isEmpty()) {
                continue;
            }
            Optional<Rewrite> rewrite = rewriter.without(each.getKey(), there);
            if (rewrite.isEmpty()) {
                unfit += there.cardinality();
                continue;
            }
            batch.add(rewrite.get(), there.cardinality());
            if (batch.bytes >= BATCH) {
                batch.write();
            }
        }
        batch.write();
        if (unfit > 0) {
            throw new IOException("(%d) of them leave a block that does not fit its place; (%d) others were removed"
                    .formatted(unfit, batch.removed));
        }
        return batch.removed;
    }

    /** Those of the entries that still have a payload; that they are the tenant's is looked at, not taken from the index. */
    private static BitSet withPayload(Tenant tenant, Block block, BitSet entries) throws IOException {
        BitSet there = new BitSet();
        for (int at = entries.nextSetBit(0); at >= 0; at = entries.nextSetBit(at + 1)) {
            if (!Header.parse(block.headers().get(at)).tenant().equals(tenant)) {
                throw new IOException(
                        "The index of (%s) is damaged. Open the log again: that rebuilds it".formatted(tenant));
            }
            there.set(at, block.payloads().get(at).isPresent());
        }
        return there;
    }

    /** Waits for the batch that is being written; nothing is removed afterwards. */
    @SuppressWarnings("LockNotBeforeTry") // nothing is done under the lock: having it means that nobody removes
    void close() {
        closed = true;
        removing.lock();
        removing.unlock();
    }

    private final class Batch {
        private final List<Rewrite> rewrites = new ArrayList<>();
        private long bytes;
        private int waiting;
        private int removed;

        void add(Rewrite rewrite, int payloads) {
            rewrites.add(rewrite);
            bytes += rewrite.bytes().length;
            waiting += payloads;
        }

        void write() throws IOException {
            if (rewrites.isEmpty()) {
                return;
            }
            mustBeOpen();
            try {
                segments.rewriter().rewrite(rewrites);
            } finally {
                rewrites.forEach(rewrite -> blocks.forget(rewrite.location()));
            }
            removed += waiting;
            rewrites.clear();
            bytes = 0;
            waiting = 0;
        }
    }
}
