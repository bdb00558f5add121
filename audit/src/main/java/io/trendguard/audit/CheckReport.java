package io.trendguard.audit;

import io.trendguard.event.Tenant;
import io.trendguard.log.Head;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What the full check at the start found: every header, checksum, commitment and leaf, and each tenant's tree against the
 * last checkpoint that was signed for it.
 *
 * @param entries that were checked
 * @param removed entries among them whose payload was removed
 * @param heads of the tenants
 * @param bytes of all blocks
 * @param tornBytesCut bytes of a last block that was not finished, and never acknowledged, when the process ended
 * @param remarks what was found damaged and mended
 * @param took how long the check lasted
 */
public record CheckReport(
        long entries,
        long removed,
        SortedMap<Tenant, Head> heads,
        long bytes,
        long tornBytesCut,
        List<String> remarks,
        Duration took) {

    /** The report for a person, a line each. */
    public List<String> lines() {
        String total = "Log checked: %,d entries of %d tenants, %,d bytes, in %.1f s."
                .formatted(entries, heads.size(), bytes, took.toMillis() / 1000.0);
        Stream<String> erased = removed == 0
                ? Stream.empty()
                : Stream.of("%,d payloads were removed; their proofs hold.".formatted(removed));
        Stream<String> torn = tornBytesCut == 0
                ? Stream.empty()
                : Stream.of(
                        "%,d bytes of an unfinished write, never acknowledged, were cut off.".formatted(tornBytesCut));
        Stream<String> each = heads.entrySet().stream()
                .map(head -> "  %s: %,d entries, root %s"
                        .formatted(
                                head.getKey(),
                                head.getValue().size(),
                                head.getValue().rootHash()));
        return Stream.of(Stream.of(total), erased, torn, remarks.stream(), each)
                .flatMap(s -> s)
                .toList();
    }
}
