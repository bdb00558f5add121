package io.trendguard.warehouse.list;

import io.trendguard.event.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Lets a few exports run at the same time. A turn that nobody gives back ends by itself. */
final class ExportTurns {
    /** So many of one tenant. */
    static final int MOST = 2;
    /** An export that takes longer is broken off. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private final Map<Tenant, List<Turn>> running = new HashMap<>();
    private final LongSupplier nanos;

    ExportTurns(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The turn of one export. */
    final class Turn implements AutoCloseable {
        private final Tenant tenant;
        private final long end = nanos.getAsLong() + LONGEST.toNanos();

        private Turn(Tenant tenant) {
            this.tenant = tenant;
        }

        boolean isOver() {
            return nanos.getAsLong() - end >= 0;
        }

        @Override
        public void close() {
            synchronized (ExportTurns.this) {
                running.getOrDefault(tenant, new ArrayList<>()).remove(this);
            }
        }
    }

    /** A turn. Throws {@link ListBusyException} if there is none. */
    synchronized Turn take(Tenant tenant) {
        List<Turn> turns = running.computeIfAbsent(tenant, one -> new ArrayList<>());
        turns.removeIf(Turn::isOver);
        if (turns.size() >= MOST) {
            throw ListBusyException.tooManyExports(MOST);
        }
        Turn turn = new Turn(tenant);
        turns.add(turn);
        return turn;
    }
}
