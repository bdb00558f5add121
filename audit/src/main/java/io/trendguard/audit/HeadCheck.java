package io.trendguard.audit;

import io.trendguard.audit.proof.Checkpoint;
import io.trendguard.audit.segment.DamagedLogException;
import io.trendguard.audit.segment.SegmentStore;
import io.trendguard.event.Tenant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares a log that was read with the heads that were signed for it. What proves or may hide a loss refuses the log,
 * unless the operator accepts the loss; what one copy lacks and the other proves is only reported.
 */
final class HeadCheck {
    private static final String REMEDY =
            " If the loss is known and accepted, run (trendguard log accept-loss --reason WHY) on the data folder, which is entered on the log. The log was not opened.";

    private final TenantLogs tenants;
    private final SegmentStore segments;
    private final CheckpointFile beside;
    private final Optional<CheckpointFile> second;
    private final boolean accepts;
    private final List<String> remarks = new ArrayList<>();
    private final SortedMap<Tenant, Long> lost = new TreeMap<>();

    /** @param accepts whether entries that are missing at the end are accepted */
    HeadCheck(
            TenantLogs tenants,
            SegmentStore segments,
            CheckpointFile beside,
            Optional<CheckpointFile> second,
            boolean accepts) {
        this.tenants = tenants;
        this.segments = segments;
        this.beside = beside;
        this.second = second;
        this.accepts = accepts;
    }

    /** A log without its key may only be a new one. */
    static void mayBegin(boolean hasSegments, CheckpointFile beside, Optional<CheckpointFile> second, String keyFile) {
        if (hasSegments || !beside.isBlank()) {
            throw DamagedLogException.refused(
                    keyFile,
                    "The signing key (%s) is missing, although the log beside it has begun. Restore it from a backup; under a new key nothing of the log could be proved. The log was not opened."
                            .formatted(keyFile));
        }
        second.filter(copy -> !copy.isBlank()).ifPresent(copy -> {
            throw DamagedLogException.refused(
                    copy.path(),
                    "The log is missing: there is neither a signing key (%s) nor a segment, but the signed heads in (%s) tell of %s. Restore the log folder from a backup. To begin a new log instead, move (%s) away. The log was not opened."
                            .formatted(keyFile, copy.path(), copy.claims(), copy.path()));
        });
    }

    void run() {
        compare(beside);
        second.ifPresent(this::compare);
        boolean besideIsWhole = mustBeWhole();
        second.filter(copy -> !copy.found() || !copy.unreadable().isEmpty()).ifPresent(copy -> {
            if (besideIsWhole && (copy.found() || hasEntries())) {
                remarks.add("The second copy of the signed heads (%s) was %s; it is written again from the log."
                        .formatted(copy.path(), copy.found() ? "damaged" : "missing"));
            }
        });
    }

    private boolean hasEntries() {
        return tenants.all().stream().anyMatch(log -> log.tree().size() > 0);
    }

    /** Whether the copy beside the log can be relied upon; refuses the log if nothing can. */
    private boolean mustBeWhole() {
        if (!beside.found()) {
            if (hasEntries()) {
                doubt(
                        "The signed heads (%s) are missing, although the log holds entries; without them, entries that are missing at its end would go unnoticed. %s"
                                .formatted(beside.path(), whereElse()));
            }
            return false;
        }
        List<String> without = tenants.all().stream()
                .filter(log -> log.tree().size() > 0 && !beside.knows(log.origin()))
                .map(TenantLog::origin)
                .sorted()
                .toList();
        if (!without.isEmpty()) {
            doubt(
                    "The file (%s) holds no readable head of %s, although the log holds entries; without one, entries that are missing at its end would go unnoticed. %s"
                            .formatted(beside.path(), without, whereElse()));
            return false;
        }
        if (!beside.unreadable().isEmpty()) {
            String damage = "A signed head in (%s), byte %s, is damaged".formatted(beside.path(), beside.unreadable());
            if (!secondIsWhole()) {
                doubt(
                        "%s; it may have told of entries that are missing at the end of the log. Restore the file from a backup."
                                .formatted(damage));
                return false;
            }
            remarks.add(damage
                    + "; the copy in (%s) proves that nothing is missing, and it is written again."
                            .formatted(second.orElseThrow().path()));
        }
        return true;
    }

    private boolean secondIsWhole() {
        return second.filter(copy -> copy.found()
                        && copy.unreadable().isEmpty()
                        && tenants.all().stream()
                                .filter(log -> log.tree().size() > 0)
                                .allMatch(log -> copy.knows(log.origin())))
                .isPresent();
    }

    private String whereElse() {
        return secondIsWhole()
                ? "A copy is kept in (%s): copy that file to (%s) and start again."
                        .formatted(second.orElseThrow().path(), beside.path())
                : "Restore the file from a backup.";
    }

    private void doubt(String words) {
        if (!accepts) {
            throw DamagedLogException.refused(beside.path(), words + REMEDY);
        }
        tenants.all().stream()
                .filter(log -> log.tree().size() > 0)
                .forEach(log -> lost.putIfAbsent(log.tenant(), log.tree().size()));
    }

    private void compare(CheckpointFile heads) {
        for (Checkpoint checkpoint : heads.newest().values()) {
            Tenant tenant =
                    new Tenant(checkpoint.origin().substring(checkpoint.origin().lastIndexOf('/') + 1));
            Optional<TenantLog> log = tenants.known(tenant);
            long size = log.map(l -> l.tree().size()).orElse(0L);
            if (size < checkpoint.size()) {
                tooShort(tenant, size, checkpoint, heads);
            } else if (log.isPresent() && !Arrays.equals(log.get().tree().root(checkpoint.size()), checkpoint.root())) {
                throw segments.wasChanged(
                        "the first (%d) entries of (%s) do not lead to the root that was signed in (%s): some were changed"
                                .formatted(checkpoint.size(), tenant, heads.path()));
            }
        }
    }

    private void tooShort(Tenant tenant, long size, Checkpoint signed, CheckpointFile heads) {
        if (!accepts) {
            throw segments.endsTooEarly(
                    "the log of (%s) has (%d) entries, but a checkpoint was signed for (%d) in (%s), so %,d acknowledged entries are missing"
                            .formatted(tenant, size, signed.size(), heads.path(), signed.size() - size),
                    REMEDY);
        }
        lost.merge(tenant, signed.size(), Math::max);
    }

    /** What was found and mended. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** By tenant, how many entries were signed for where some are or may be missing. */
    SortedMap<Tenant, Long> lost() {
        return lost;
    }
}
