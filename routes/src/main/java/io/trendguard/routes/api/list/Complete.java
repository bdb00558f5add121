package io.trendguard.routes.api.list;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.trendguard.warehouse.WarehouseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Up to where the warehouse has read the log.
 *
 * @param until the last place that it has read; absent before the first
 * @param time of that entry
 * @param entriesBehind entries that it has not read
 * @param secondsBehind since when the first of these waits
 */
public record Complete(
        Optional<String> until,
        Optional<Instant> time,
        @JsonFormat(shape = JsonFormat.Shape.STRING) long entriesBehind,
        double secondsBehind,
        WarehouseStatus.State state) {
    static Complete of(WarehouseStatus status, Instant now) {
        double seconds = status.since()
                .map(since -> Math.max(0, Duration.between(since, now).toMillis()) / 1000.0)
                .orElse(0.0);
        return new Complete(
                status.next() == 0 ? Optional.empty() : Optional.of(Long.toString(status.next() - 1)),
                status.completeUpTo(),
                status.head() - status.next(),
                seconds,
                status.state());
    }
}
