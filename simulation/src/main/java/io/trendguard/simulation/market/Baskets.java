package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes what a cart and an order have in common. */
final class Baskets {
    private Baskets() {}

    static void lines(PlannedOrder order, ObjectNode data) {
        ArrayNode lines = data.putArray("lines");
        for (PlannedLine line : order.lines()) {
            ObjectNode out = lines.addObject();
            out.put("line_id", line.id());
            out.put("product_id", line.item().id());
            out.put("size", line.size());
            out.put("color", line.colour());
            out.put("brand", line.item().brand());
            out.put("category", line.item().category().name());
            out.put("quantity", line.quantity());
            out.put("list_price_minor", line.listPrice());
            out.put("paid_price_minor", line.paidPrice());
        }
        data.put("currency", Words.CURRENCY);
    }

    static void visit(PlannedOrder order, ObjectNode data) {
        data.put("device_type", order.device());
        data.put("channel_source", order.channelSource());
        data.put("region", order.customer().region());
        data.put("locale", order.customer().locale());
    }

    static ObjectNode cart(PlannedOrder order, String cartId, String stage, long startedAt) {
        ObjectNode data = Envelope.data();
        data.put("cart_id", cartId);
        data.put("customer_id", order.customer().id());
        data.put("stage", stage);
        data.put("started_at", Envelope.text(startedAt));
        lines(order, data);
        visit(order, data);
        return data;
    }
}
