package io.trendguard.routes.state;

import io.trendguard.event.Event;
import io.trendguard.event.Retailer;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.Fold;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.routes.projection.FoldedRows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How each retailer's shop is set up at the moment; the latest event by its time counts. */
public final class RetailerBook {
    private static final String ROW = "";

    private final FoldedRows<Setup> rows = new FoldedRows<>("retailers", Setup.class, new Latest());

    /**
     * How a shop is set up.
     *
     * @param since when that was last changed
     */
    public record Setup(Retailer retailer, Instant since) {}

    /** The latest setup of a tenant. */
    private static final class Latest implements Fold<Setup> {
        @Override
        public Collection<String> rows(LogPayload payload) {
            return payload instanceof EventPayload told && told.event().fact() instanceof Retailer
                    ? List.of(ROW)
                    : List.of();
        }

        @Override
        public Optional<Setup> after(String row, Optional<Setup> before, LoggedPayload entry) {
            Event told = ((EventPayload) entry.payload()).event();
            return before.filter(known -> told.time().isBefore(known.since()))
                    .or(() -> Optional.of(new Setup((Retailer) told.fact(), told.time())));
        }
    }

    /** A tenant's setup; absent if it never said. */
    public Optional<Setup> of(Tenant tenant) {
        return rows.find(tenant, ROW);
    }

    /** What the log says of it, to be shown entries and to be part of snapshots. */
    public FoldedRows<?> rows() {
        return rows;
    }
}
