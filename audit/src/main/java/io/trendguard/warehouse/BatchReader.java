package io.trendguard.warehouse;

import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.payload.LogPayload;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Reads a log in batches of rows, one ahead where more are waiting, so that reading and writing go on side by side. */
final class BatchReader {
    private final AuditLog log;
    private final Tenant tenant;
    private final int most;
    private final Executor aside;
    private final EntryRows rows;
    private Optional<CompletableFuture<Read>> ahead = Optional.empty();

    /** @param aside runs one task at a time */
    BatchReader(AuditLog log, Tenant tenant, int most, Executor aside) {
        this.log = log;
        this.tenant = tenant;
        this.most = most;
        this.aside = aside;
        this.rows = new EntryRows(log, tenant);
    }

    /**
     * What was read.
     *
     * @param from place of the first entry
     * @param last the last entry
     */
    record Read(long from, Batch batch, Entry last) {
        long next() {
            return last.position() + 1;
        }
    }

    /** The entries from a place on, of which there is at least one. */
    Read read(long from) {
        Read read = ahead.map(CompletableFuture::join)
                .filter(one -> one.from() == from)
                .orElseGet(() -> now(from));
        ahead = log.head(tenant).size() - read.next() >= most
                ? Optional.of(CompletableFuture.supplyAsync(() -> now(read.next()), aside))
                : Optional.empty();
        return read;
    }

    private Read now(long from) {
        Batch batch = new Batch();
        List<Entry> entries;
        try (Stream<Entry> scanned = log.scan(tenant, from)) {
            entries = scanned.limit(most).toList();
        }
        for (Entry entry : entries) {
            LogPayload.of(entry).ifPresent(payload -> rows.add(entry.position(), entry.time(), payload, batch));
        }
        return new Read(from, batch, entries.get(entries.size() - 1));
    }
}
