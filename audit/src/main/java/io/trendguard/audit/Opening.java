package io.trendguard.audit;

import io.trendguard.audit.proof.Sha256;
import io.trendguard.audit.segment.Block;
import io.trendguard.audit.segment.BlockVisitor;
import io.trendguard.audit.segment.Header;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Rebuilds trees, positions and event ids from the segments, checking every entry on the way. */
final class Opening implements BlockVisitor {
    private final TenantLogs tenants;
    private final EventIds ids;
    private long entries;
    private long removed;

    Opening(TenantLogs tenants, EventIds ids) {
        this.tenants = tenants;
        this.ids = ids;
    }

    @Override
    public Optional<String> visit(long location, Block block) throws IOException {
        ids.reserve(block.headers().size());
        for (int i = 0; i < block.headers().size(); i++) {
            Header header;
            try {
                header = Header.parse(block.headers().get(i));
            } catch (IllegalArgumentException e) {
                return Optional.of("entry (%d) of the block cannot be read: %s".formatted(i, e.getMessage()));
            }
            TenantLog tenant = tenants.of(header.tenant());
            long expected = tenant.tree().size();
            if (header.position() != expected) {
                return Optional.of("the entry at position (%d) of tenant (%s) stands where position (%d) belongs"
                        .formatted(header.position(), header.tenant(), expected));
            }
            Optional<byte[]> payload = block.payloads().get(i);
            if (payload.isPresent()
                    && !Arrays.equals(
                            header.commitment(),
                            Sha256.commitment(block.nonces().get(i), payload.get()))) {
                return Optional.of(
                        "the payload at position (%d) of tenant (%s) is not the one that its header committed to"
                                .formatted(header.position(), header.tenant()));
            }
            tenant.reserve(1);
            tenant.add(block.leaf(i));
            tenant.locate(expected, location + i);
            if (header.identity().isPresent()) {
                ids.put(header.identity().get().key(), location + i);
            }
            entries++;
            removed += payload.isPresent() ? 0 : 1;
        }
        return Optional.empty();
    }

    long entries() {
        return entries;
    }

    long removed() {
        return removed;
    }
}
