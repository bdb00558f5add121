package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.simulation.market.Happening.Kind;
import java.util.Optional;
import java.util.Set;

/** Tells of products: the catalogue before the shop opens, and changes of price later. */
final class CatalogueTeller implements Teller {
    private final Envelope envelope;
    private final Catalogue catalogue;
    private final long before;

    CatalogueTeller(Envelope envelope, MarketSettings settings, Catalogue catalogue) {
        this.envelope = envelope;
        this.catalogue = catalogue;
        this.before = settings.start().toEpochMilli() - 6 * Words.HOUR;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PRODUCT);
    }

    @Override
    public void begin(Agenda agenda) {
        for (CatalogueItem item : catalogue.items()) {
            agenda.atOnce(Kind.PRODUCT, before + item.number() % 3_600 * Words.SECOND, item.number(), 0);
            if (item.repricedAt() != Long.MAX_VALUE) {
                agenda.atOnce(Kind.PRODUCT, item.repricedAt(), item.number(), 1);
            }
        }
    }

    @Override
    public Optional<ObjectNode> tell(Happening happening, Agenda agenda) {
        CatalogueItem item = catalogue.items().get((int) happening.subject());
        ObjectNode data = Envelope.data();
        data.put("product_id", item.id());
        data.put("name", item.name());
        data.put("category", item.category().name());
        data.put("brand", item.brand());
        data.put("list_price_minor", item.listPriceAt(happening.time()));
        data.put("currency", Words.CURRENCY);
        ArrayNode sizes = data.putArray("sizes");
        item.category().sizes().forEach(sizes::add);
        String id = "product-" + item.id() + "-" + happening.part();
        return Optional.of(envelope.around(happening, Feed.PRODUCT, id, data));
    }
}
