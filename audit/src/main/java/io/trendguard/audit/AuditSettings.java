package io.trendguard.audit;

import io.trendguard.audit.segment.Location;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the log is and how large its parts are.
 *
 * @param folder holds the segments, the signing key and what can be rebuilt
 * @param originPrefix a tenant's checkpoints are signed as {@code <prefix>/<tenant>}
 * @param segmentBytes preallocated size of a segment; a spare one is allocated ahead
 * @param maxBatchBytes payload bytes after which a group commit takes no more
 * @param maxBatchEntries entries after which a group commit takes no more
 * @param maxWaitingBytes payload bytes that may wait for the disk; then appending waits
 * @param heads a second folder for the signed heads, which stays if the log's folder is lost
 */
public record AuditSettings(
        Path folder,
        String originPrefix,
        long segmentBytes,
        int maxBatchBytes,
        int maxBatchEntries,
        long maxWaitingBytes,
        Optional<Path> heads) {
    public AuditSettings {
        if (segmentBytes < 4096 || segmentBytes > Location.MAX_OFFSET) {
            throw new IllegalArgumentException("The segment size (%d) must be from 4096 to %d bytes."
                    .formatted(segmentBytes, Location.MAX_OFFSET));
        }
        if (maxBatchBytes < 1 || maxBatchBytes > 256 << 20) {
            throw new IllegalArgumentException(
                    "The batch size (%d) must be from 1 byte to 256 MiB.".formatted(maxBatchBytes));
        }
        if (maxBatchEntries < 1 || maxBatchEntries > Location.MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "The batch (%d entries) must be from 1 to %d.".formatted(maxBatchEntries, Location.MAX_ENTRIES));
        }
        if (maxWaitingBytes < maxBatchBytes) {
            throw new IllegalArgumentException("The waiting bytes (%d) must be at least those of a batch (%d)."
                    .formatted(maxWaitingBytes, maxBatchBytes));
        }
        if (originPrefix.isBlank() || !originPrefix.matches("[!-*,-~]+")) {
            throw new IllegalArgumentException(
                    "The origin (%s) must be printable ASCII without spaces and plus signs.".formatted(originPrefix));
        }
    }

    /** The defaults, in that folder. */
    public static AuditSettings in(Path folder) {
        return new AuditSettings(folder, "trendguard", 64L << 20, 1 << 20, 4096, 64L << 20, Optional.empty());
    }

    /** The same with segments of that size. */
    public AuditSettings withSegmentBytes(long bytes) {
        return new AuditSettings(folder, originPrefix, bytes, maxBatchBytes, maxBatchEntries, maxWaitingBytes, heads);
    }

    /** The same with a second copy of the signed heads in that folder. */
    public AuditSettings withHeads(Path second) {
        return new AuditSettings(
                folder,
                originPrefix,
                segmentBytes,
                maxBatchBytes,
                maxBatchEntries,
                maxWaitingBytes,
                Optional.of(second));
    }
}
