package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.EventKey;
import io.trendguard.event.Feed;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.point.DecisionId;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.point.cart.QuietCarts;
import io.trendguard.simulation.play.ShopClient;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the demo's service decided about a shop's carts that went quiet, and what it answers the shop that asks itself. */
final class DemoCarts {
    private final Tenant tenant;
    private final ShopClient client;

    DemoCarts(Tenant tenant, ShopClient client) {
        this.tenant = tenant;
        this.client = client;
    }

    /** When something happened to a cart. */
    record Activity(String cartId, Instant at) {
        /** That of an event which is told so late that it may be asked about while the time from then on is played. */
        static Optional<Activity> in(ObjectNode event, Instant playFrom) {
            return Optional.of(event)
                    .filter(told -> told.path("type").asText().equals(Feed.CART.type()))
                    .map(told -> new Activity(
                            told.at("/data/cart_id").asText(),
                            Instant.parse(told.path("time").asText())))
                    .filter(activity -> activity.at().isAfter(playFrom.minus(CartPoint.HORIZON)));
        }
    }

    /**
     * What was decided.
     *
     * @param asked carts that were asked about, once for each time they went quiet
     * @param abandoned of these, predicted to be abandoned
     * @param steppedIn of these, a message was decided on
     * @param undetermined of these, nothing could be decided
     * @param reminders handed over
     * @param discounts handed over
     */
    record Figures(long asked, long abandoned, long steppedIn, long undetermined, long reminders, long discounts) {
        private static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

        long nothing() {
            return asked - steppedIn - undetermined;
        }

        private Figures plus(JsonNode file) {
            return new Figures(
                    asked + 1,
                    abandoned + (file.at("/decision/band").asText().equals(CartPoint.ABANDONED) ? 1 : 0),
                    steppedIn + (outcome(file).equals("INTERVENE") ? 1 : 0),
                    undetermined + (outcome(file).equals("UNDETERMINED") ? 1 : 0),
                    reminders + handedOver(file, "cart-reminder"),
                    discounts + handedOver(file, "cart-discount"));
        }

        private static String outcome(JsonNode file) {
            return file.at("/decision/outcome").asText();
        }

        private static int handedOver(JsonNode file, String intervention) {
            boolean left = false;
            for (JsonNode step : file.path("history")) {
                left |= step.path("kind").asText().equals("DELIVERY")
                        && step.path("result").asText().equals("HANDED_OVER");
            }
            return left && file.at("/decision/chosen/intervention").asText().equals(intervention) ? 1 : 0;
        }
    }

    /** What was decided about carts after these activities. */
    Figures after(List<Activity> activities, Terminal terminal) throws IOException, InterruptedException {
        List<DecisionId> possible =
                activities.stream().map(this::onceQuiet).distinct().toList();
        Figures figures = Figures.NONE;
        for (int i = 0; i < possible.size(); i++) {
            terminal.at("activities of carts of " + tenant.id(), i + 1, possible.size());
            Optional<JsonNode> file = client.find("/v1/decisions/" + possible.get(i));
            figures = file.isPresent() ? figures.plus(file.get()) : figures;
        }
        return figures;
    }

    /** The decision there is if the cart was quiet for long enough from then on. */
    private DecisionId onceQuiet(Activity cart) {
        String id = QuietCarts.eventId(cart.cartId(), cart.at());
        return new DecisionId(EventKey.of(tenant, QuietCarts.SOURCE, id), CartPoint.NAME);
    }

    /** Asks about a few carts as a shop does, and says the answers in words. */
    List<String> predictions() throws IOException, InterruptedException {
        return List.of(
                prediction(12, 1, 2, "phone", "standard"),
                prediction(60, 2, 0.2, "desktop", "express"),
                prediction(180, 5, 8, "tablet", "standard"));
    }

    private String prediction(double value, int items, double quietHours, String device, String speed)
            throws IOException, InterruptedException {
        JsonNode answer = client.ask(
                "/predict_cart",
                Json.mapper()
                        .createObjectNode()
                        .put("retailer_id", tenant.id())
                        .put("cart_value", value)
                        .put("item_count", items)
                        .put("inactivity_hours", quietHours)
                        .put("device_type", device)
                        .put("shipping_speed", speed));
        return String.format(
                Locale.ROOT,
                "worth %.0f, %d %s, quiet for %s h, on a %s: %s (probability of abandonment %.2f)",
                value,
                items,
                items == 1 ? "item" : "items",
                quietHours,
                device,
                answer.path("prediction").asText(),
                answer.path("probability").asDouble());
    }
}
