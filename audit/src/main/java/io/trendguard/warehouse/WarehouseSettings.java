package io.trendguard.warehouse;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the warehouse works.
 *
 * @param folder a file for each tenant lies there
 * @param every how long it waits for new entries at most
 * @param batch so many entries are written together at most
 * @param memoryMegabytes DuckDB may use for one tenant
 * @param threads DuckDB may use for one tenant
 */
public record WarehouseSettings(Path folder, Duration every, int batch, int memoryMegabytes, int threads) {
    /** The usual settings. Half of the processors stay free, since whoever asks for a list is never to slow a checkout. */
    public static WarehouseSettings in(Path folder) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new WarehouseSettings(folder, Duration.ofSeconds(1), 10_000, 1_024, threads);
    }
}
