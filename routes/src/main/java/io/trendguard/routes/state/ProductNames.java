package io.trendguard.routes.state;

import io.trendguard.event.Event;
import io.trendguard.event.Product;
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

/** What products are called, for messages; the latest catalogue event by its time counts. */
public final class ProductNames {
    private final FoldedRows<Named> rows = new FoldedRows<>("products", Named.class, new Catalogue());

    private record Named(Instant time, String name) {}

    /** The latest name of each product. */
    private static final class Catalogue implements Fold<Named> {
        @Override
        public Collection<String> rows(LogPayload payload) {
            return payload instanceof EventPayload event && event.event().fact() instanceof Product product
                    ? List.of(product.productId())
                    : List.of();
        }

        @Override
        public Optional<Named> after(String productId, Optional<Named> before, LoggedPayload entry) {
            Event told = ((EventPayload) entry.payload()).event();
            return before.filter(known -> told.time().isBefore(known.time()))
                    .or(() -> Optional.of(new Named(told.time(), ((Product) told.fact()).name())));
        }
    }

    /** The product's name, or its id where the catalogue never told. */
    public String name(Tenant tenant, String productId) {
        return known(tenant, productId).orElse(productId);
    }

    /** The product's name, if the catalogue told it. */
    public Optional<String> known(Tenant tenant, String productId) {
        return rows.find(tenant, productId).map(Named::name);
    }

    /** What the log says of it, to be shown entries and to be part of snapshots. */
    public FoldedRows<?> rows() {
        return rows;
    }
}
