package io.trendguard.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A shop with a past that anyone can see through: what is sold as {@code hype} nearly always comes back, what is sold as
 * {@code classic} hardly ever. It speaks CloudEvents as a shop would, with raw customer ids.
 */
final class Shop {
    static final String HYPE = "hype";
    static final String CLASSIC = "classic";
    private static final Duration BACK_AFTER = Duration.ofDays(9);

    private Shop() {}

    /** A year of orders and returns up to a moment, in the order in which they became known. */
    static List<ObjectNode> past(Instant end, int orders) {
        SplittableRandom random = new SplittableRandom(11);
        Duration step = Duration.ofDays(400).dividedBy(orders);
        List<ObjectNode> events = new ArrayList<>();
        events.add(product(HYPE, "Leggings in the videos", end.minus(Duration.ofDays(401))));
        events.add(product(CLASSIC, "Plain shirt", end.minus(Duration.ofDays(401))));
        for (int i = 0; i < orders; i++) {
            Instant at = end.minus(Duration.ofDays(400)).plus(step.multipliedBy(i));
            boolean hype = i % 2 == 0;
            String customer = (hype ? "eager-" : "calm-") + random.nextInt(orders / 6);
            String order = "past-" + i;
            events.add(purchase(order, customer, hype ? HYPE : CLASSIC, at));
            if (random.nextInt(100) < (hype ? 93 : 4) && at.plus(BACK_AFTER).isBefore(end)) {
                events.add(returned(order, customer, hype ? HYPE : CLASSIC, at.plus(BACK_AFTER)));
            }
        }
        events.sort(Comparator.comparing(event -> event.path("time").textValue()));
        events.forEach(event -> event.put("knownat", event.path("time").textValue()));
        return events;
    }

    static ObjectNode event(String feed, String id, Instant time) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", "/shop/test");
        event.put("type", "io.trendguard." + feed);
        event.put("time", time.toString());
        event.putObject("data");
        return event;
    }

    private static ObjectNode data(ObjectNode event) {
        return (ObjectNode) event.path("data");
    }

    static ObjectNode product(String productId, String name, Instant time) {
        ObjectNode event = event("product", "product-" + productId, time);
        data(event)
                .put("product_id", productId)
                .put("name", name)
                .put("category", "clothes")
                .put("list_price_minor", 5_000)
                .put("currency", "EUR");
        return event;
    }

    static ObjectNode purchase(String orderId, String customer, String productId, Instant time) {
        ObjectNode event = event("purchase", "purchase-" + orderId, time);
        ObjectNode data = data(event)
                .put("order_id", orderId)
                .put("customer_id", customer)
                .put("currency", "EUR");
        line(data, productId);
        return event;
    }

    /** Purchases of plain shirts by ten customers, now. */
    static List<ObjectNode> purchases(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> purchase(name + "-" + i, "customer-" + i % 10, CLASSIC, Instant.now()))
                .toList();
    }

    static ObjectNode checkout(String cartId, String customer, String productId, Instant time) {
        ObjectNode event = event("cart", "checkout-" + cartId, time);
        ObjectNode data = data(event)
                .put("cart_id", cartId)
                .put("customer_id", customer)
                .put("stage", "CHECKOUT")
                .put("currency", "EUR")
                .put("locale", "en");
        line(data, productId);
        return event;
    }

    /** A cart as it is filled, with one thing in it. */
    static ObjectNode browsing(String cartId, String customer, long priceMinor, Instant time) {
        ObjectNode event = checkout(cartId, customer, CLASSIC, time);
        event.put("id", "browsing-%s-%d".formatted(cartId, time.toEpochMilli()));
        data(event).put("stage", "BROWSING");
        ((ObjectNode) data(event).at("/lines/0"))
                .put("paid_price_minor", priceMinor)
                .put("list_price_minor", priceMinor);
        return event;
    }

    /** A zone in which it is about noon now, so that no quiet hours hold a message back. */
    static String noonZone() {
        int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        int offset = 12 - hour; // hours east of Greenwich, from -11 to 12
        return "Etc/GMT" + (offset > 0 ? "-" + offset : "+" + -offset);
    }

    private static void line(ObjectNode data, String productId) {
        ArrayNode lines = data.putArray("lines");
        lines.addObject()
                .put("line_id", "1")
                .put("product_id", productId)
                .put("size", "M")
                .put("quantity", 1)
                .put("list_price_minor", 12_000)
                .put("paid_price_minor", 11_000);
    }

    static ObjectNode returned(String orderId, String customer, String productId, Instant time) {
        ObjectNode event = event("return", "return-" + orderId, time);
        data(event)
                .put("return_id", "r-" + orderId)
                .put("order_id", orderId)
                .put("line_id", "1")
                .put("product_id", productId)
                .put("customer_id", customer)
                .put("reason", "REGRET");
        return event;
    }

    static ObjectNode consent(String customer, String address, String zone, Instant time) {
        ObjectNode event = event("consent", "consent-" + customer, time);
        data(event)
                .put("customer_id", customer)
                .put("channel", "EMAIL")
                .put("granted", true)
                .put("address", address)
                .put("locale", "en")
                .put("time_zone", zone);
        return event;
    }
}
