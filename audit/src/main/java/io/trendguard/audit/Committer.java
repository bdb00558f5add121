package io.trendguard.audit;

import io.trendguard.audit.proof.Sha256;
import io.trendguard.audit.segment.Block;
import io.trendguard.audit.segment.Codec;
import io.trendguard.audit.segment.SegmentStore;
import io.trendguard.log.LogUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one writer: whatever waits becomes one block, is forced once, and is handed on to be signed and answered. */
final class Committer implements Runnable {
    private final AuditSettings settings;
    private final Sequencer sequencer;
    private final SegmentStore segments;
    private final Runnable beforeForce;
    private final Publisher publisher;

    Committer(
            AuditSettings settings,
            Sequencer sequencer,
            SegmentStore segments,
            Runnable beforeForce,
            Publisher publisher) {
        this.settings = settings;
        this.sequencer = sequencer;
        this.segments = segments;
        this.beforeForce = beforeForce;
        this.publisher = publisher;
    }

    @Override
    public void run() {
        List<Group> groups = sequencer.take(settings.maxBatchBytes(), settings.maxBatchEntries());
        while (!groups.isEmpty()) {
            Set<TenantLog> tenants = new HashSet<>();
            groups.forEach(group -> tenants.add(group.tenant));
            try {
                commit(groups);
                Map<TenantLog, Long> sizes = new HashMap<>();
                tenants.forEach(tenant -> sizes.put(tenant, tenant.tree().size()));
                publisher.committed(groups, sizes);
            } catch (IOException | RuntimeException | Error e) {
                refuse(groups, e);
            }
            groups = sequencer.take(settings.maxBatchBytes(), settings.maxBatchEntries());
        }
        publisher.finish();
    }

    private void commit(List<Group> groups) throws IOException {
        reserve(groups);
        List<byte[]> headers = new ArrayList<>();
        List<byte[]> nonces = new ArrayList<>();
        List<Optional<byte[]>> payloads = new ArrayList<>();
        for (Group group : groups) {
            headers.addAll(group.headers);
            nonces.addAll(group.nonces);
            payloads.addAll(group.payloads);
            for (byte[] header : group.headers) {
                group.tenant.add(Sha256.leaf(header));
            }
        }
        Block block = new Block(segments.nextBlock(), headers, nonces, payloads);
        var bytes = block.encode(Codec.ZSTD);
        beforeForce.run();
        long location = segments.append(bytes);
        long at = location;
        for (Group group : groups) {
            for (int i = 0; i < group.entries(); i++) {
                group.tenant.locate(group.first() + i, at++);
            }
        }
        sequencer.committed(groups, location);
    }

    private void reserve(List<Group> groups) throws IOException {
        Map<TenantLog, Integer> more = new HashMap<>();
        groups.forEach(group -> more.merge(group.tenant, group.entries(), Integer::sum));
        for (Map.Entry<TenantLog, Integer> each : more.entrySet()) {
            each.getKey().reserve(each.getValue());
        }
        sequencer.reserveIds(groups);
    }

    /** After a failed write, the trees and positions are those of the last entry that was forced. */
    private void refuse(List<Group> groups, Throwable cause) {
        for (Group group : groups) {
            group.tenant.tree().truncate(Math.min(group.tenant.tree().size(), group.first()));
        }
        publisher.refused(
                sequencer.refused(groups),
                new LogUnavailableException(
                        "The entries could not be written to the log in (%s): %s. Nothing of them was kept; append them again once the disk takes writes."
                                .formatted(settings.folder(), cause.getMessage()),
                        cause));
    }
}
