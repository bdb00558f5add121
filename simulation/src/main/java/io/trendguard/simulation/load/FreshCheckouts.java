package io.trendguard.simulation.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Feed;
import io.trendguard.simulation.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Carts at checkout by the thousand: those of a synthetic market, again and again, each time under a new id and as of now. */
public final class FreshCheckouts {
    private static final Duration IN_CART = Duration.ofMinutes(2);

    private final List<ObjectNode> models;
    private final String run;
    private final InstantSource clock;

    private FreshCheckouts(List<ObjectNode> models, String run, InstantSource clock) {
        this.models = models;
        this.run = run;
        this.clock = clock;
    }

    /**
     * Checkouts like those of a market.
     *
     * @param distinct how many different carts
     * @param run a word that no other run has used; part of every id
     * @param clock says when each of them happens
     */
    public static FreshCheckouts of(Market market, int distinct, String run, InstantSource clock) {
        List<ObjectNode> models = market.stream()
                .filter(event -> event.path("type").textValue().equals(Feed.CART.type())
                        && event.path("data").path("stage").asText().equals("checkout"))
                .limit(distinct)
                .toList();
        return new FreshCheckouts(models, run, clock);
    }

    /** The checkout of that number. */
    public ObjectNode get(long number) {
        ObjectNode event = models.get((int) (number % models.size())).deepCopy();
        Instant now = clock.instant();
        String id = "load-" + run + "-" + number;
        event.put("id", id);
        event.put("time", now.toString());
        event.remove("knownat");
        if (event.path("data") instanceof ObjectNode cart) {
            cart.put("cart_id", id);
            cart.put("started_at", now.minus(IN_CART).toString());
        }
        return event;
    }
}
