package io.trendguard.simulation.carts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.simulation.carts.PlannedCart.Activity;
import io.trendguard.simulation.carts.PlannedCart.Item;
import io.trendguard.simulation.market.Envelope;
import io.trendguard.simulation.market.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what happens in one retailer's shop as CloudEvents, in order; nothing after the end is told. */
final class StoreEvents {
    private final long seed;
    private final long end;
    private final Envelope envelope;
    private final Store store;
    private final List<PlannedCart> carts;

    StoreEvents(CartMarketSettings settings, Store store, List<PlannedCart> carts) {
        this.seed = settings.seed();
        this.end = settings.end().toEpochMilli();
        this.envelope = new Envelope(settings.source(store.number()));
        this.store = store;
        this.carts = carts;
    }

    private enum Kind {
        SETUP,
        CONSENT,
        CART,
        PURCHASE
    }

    /** Something to be told: the setup of that place, or an activity or the purchase of the cart of that place. */
    private record Moment(long time, Kind kind, int place, int activity) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            int order = Long.compare(time, other.time);
            order = order != 0 ? order : kind.compareTo(other.kind);
            order = order != 0 ? order : Integer.compare(place, other.place);
            return order != 0 ? order : Integer.compare(activity, other.activity);
        }
    }

    Stream<ObjectNode> stream() {
        return moments().stream().filter(moment -> moment.time() <= end).map(this::tell);
    }

    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        for (int place = 0; place < store.setups().size(); place++) {
            moments.add(new Moment(store.setups().get(place).since(), Kind.SETUP, place, 0));
        }
        Set<Integer> asked = new HashSet<>();
        for (int place = 0; place < carts.size(); place++) {
            PlannedCart cart = carts.get(place);
            if (asked.add(cart.shopper()) && shopper(cart).emails().isPresent()) {
                moments.add(new Moment(cart.startedAt() - Words.MINUTE, Kind.CONSENT, place, 0));
            }
            for (int activity = 0; activity < cart.activities().size(); activity++) {
                moments.add(new Moment(cart.activities().get(activity).time(), Kind.CART, place, activity));
            }
            if (cart.boughtAt().isPresent()) {
                moments.add(new Moment(cart.boughtAt().get(), Kind.PURCHASE, place, 0));
            }
        }
        Collections.sort(moments);
        return moments;
    }

    private Shopper shopper(PlannedCart cart) {
        return Shopper.of(seed, store, cart.shopper());
    }

    private ObjectNode tell(Moment moment) {
        return switch (moment.kind()) {
            case SETUP -> setup(moment);
            case CONSENT -> consent(moment, shopper(carts.get(moment.place())));
            case CART -> cart(moment, carts.get(moment.place()));
            case PURCHASE -> purchase(moment, carts.get(moment.place()));
        };
    }

    private ObjectNode around(Moment moment, Feed feed, String id, ObjectNode data) {
        return envelope.around(moment.time(), moment.time(), feed, id, data);
    }

    private ObjectNode setup(Moment moment) {
        StoreSetup setup = store.setups().get(moment.place());
        ObjectNode data = Envelope.data();
        data.put("requires_account", setup.requiresAccount());
        ArrayNode payments = data.putArray("payment_options");
        setup.paymentOptions().forEach(payments::add);
        ArrayNode speeds = data.putArray("shipping_speeds");
        setup.shippingSpeeds().forEach(speeds::add);
        data.put("currency", store.currency());
        data.put("pooled_training", store.pooledTraining());
        return around(moment, Feed.RETAILER, "retailer-" + (moment.place() + 1), data);
    }

    private ObjectNode consent(Moment moment, Shopper shopper) {
        boolean granted = shopper.emails().orElse(false);
        ObjectNode data = Envelope.data();
        data.put("customer_id", shopper.id());
        data.put("channel", "email");
        data.put("granted", granted);
        if (granted) {
            data.put("address", shopper.address());
            data.put("first_name", shopper.firstName());
        }
        data.put("locale", shopper.locale());
        shopper.timeZone().ifPresent(zone -> data.put("time_zone", zone));
        return around(moment, Feed.CONSENT, "consent-" + shopper.id(), data);
    }

    private ObjectNode cart(Moment moment, PlannedCart cart) {
        Activity activity = cart.activities().get(moment.activity());
        ObjectNode data = Envelope.data();
        data.put("cart_id", cart.id());
        data.put("customer_id", shopper(cart).id());
        data.put("stage", activity.checkout() ? "checkout" : "browsing");
        data.put("started_at", Envelope.text(cart.startedAt()));
        content(cart, activity.items(), data);
        if (moment.activity() >= cart.speedFrom()) {
            cart.shippingSpeed().ifPresent(speed -> data.put("shipping_speed", speed));
        }
        data.put("locale", shopper(cart).locale());
        return around(moment, Feed.CART, cart.id() + "-" + (moment.activity() + 1), data);
    }

    private ObjectNode purchase(Moment moment, PlannedCart cart) {
        ObjectNode data = Envelope.data();
        data.put("order_id", "order-" + cart.number());
        if (cart.purchaseNamesCart()) {
            data.put("cart_id", cart.id());
        }
        data.put("customer_id", shopper(cart).id());
        data.put("cart_started_at", Envelope.text(cart.startedAt()));
        content(cart, cart.items().size(), data);
        data.put("locale", shopper(cart).locale());
        return around(moment, Feed.PURCHASE, "purchase-" + cart.number(), data);
    }

    private void content(PlannedCart cart, int items, ObjectNode data) {
        ArrayNode lines = data.putArray("lines");
        for (int i = 0; i < items; i++) {
            Item item = cart.items().get(i);
            ObjectNode line = lines.addObject();
            line.put("line_id", Integer.toString(i + 1));
            line.put("product_id", "p-" + Words.digits(item.product(), 3));
            line.put("quantity", item.quantity());
            line.put("paid_price_minor", item.priceMinor());
        }
        data.put("currency", store.currency());
        data.put("device_type", cart.device());
        data.put("channel_source", cart.channelSource());
    }
}
