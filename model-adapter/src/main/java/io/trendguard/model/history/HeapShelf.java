package io.trendguard.model.history;

import io.trendguard.event.Tenant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Histories of one run of one thread, such as training: on the heap, changed in place, gone when it ends. */
final class HeapShelf implements Shelf {
    private final Map<HistoryKey, Rows> histories = new HashMap<>();

    @Override
    public Rows read(HistoryKey key) {
        Rows rows = histories.get(key);
        return rows == null ? Rows.none(key.kind()) : rows;
    }

    @Override
    public boolean insert(HistoryKey key, long position, byte[] row) {
        return histories.computeIfAbsent(key, k -> Rows.none(k.kind())).insert(row);
    }

    @Override
    public void forEach(Tenant tenant, BiConsumer<HistoryKey, Rows> reader) {
        histories.forEach((key, rows) -> {
            if (key.of(tenant)) {
                reader.accept(key, rows);
            }
        });
    }

    @Override
    public void close() {
        histories.clear();
    }
}
