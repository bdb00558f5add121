package io.trendguard.routes.state;

import io.trendguard.event.Product;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.routes.projection.Projection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What products are called, for messages; the latest catalogue event by its time counts. */
public final class ProductNames implements Projection {
    private final Map<Key, Named> names = new ConcurrentHashMap<>();

    private record Key(Tenant tenant, String productId) {}

    private record Named(Instant time, String name) {}

    /** The product's name, or its id where the catalogue never told. */
    public String name(Tenant tenant, String productId) {
        return known(tenant, productId).orElse(productId);
    }

    /** The product's name, if the catalogue told it. */
    public Optional<String> known(Tenant tenant, String productId) {
        return Optional.ofNullable(names.get(new Key(tenant, productId))).map(Named::name);
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        names.forEach((key, named) -> {
            if (key.tenant().equals(tenant)) {
                rows.putJson(key.productId(), named);
            }
        });
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        names.put(new Key(tenant, key), Projection.json(value, Named.class));
    }

    @Override
    public void apply(Tenant tenant, long position, Instant time, LogPayload payload) {
        if (payload instanceof EventPayload event && event.event().fact() instanceof Product product) {
            names.merge(
                    new Key(tenant, product.productId()),
                    new Named(event.event().time(), product.name()),
                    (known, fresh) -> fresh.time().isBefore(known.time()) ? known : fresh);
        }
    }
}
