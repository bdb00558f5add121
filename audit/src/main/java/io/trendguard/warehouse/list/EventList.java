package io.trendguard.warehouse.list;

import static io.trendguard.warehouse.list.ListColumn.Use.ALWAYS;
import static io.trendguard.warehouse.list.ListColumn.Use.CHART;
import static io.trendguard.warehouse.list.ListColumn.Use.FACET;
import static io.trendguard.warehouse.list.ListColumn.Use.HIDDEN;
import static io.trendguard.warehouse.list.ListColumn.Use.SEARCHED;

import io.trendguard.event.Feed;
import io.trendguard.warehouse.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The list of events that were accepted. */
final class EventList {
    static final ListDefinition DEFINITION = new ListDefinition(
            "events",
            "Events",
            "What happened in and around the shop, as it was reported.",
            "events",
            Map.of(),
            columns(),
            List.of("time", "known", "feed", "source", "event_id", "order_id", "product"),
            "feed",
            Map.of("Returns", "feed=return"));

    private EventList() {}

    private static ListColumn the(String name, String title) {
        return ListColumn.of(Lists.column("events", name), ListDefinition.ROW, title, "Event");
    }

    private static List<ListWord> feeds() {
        return Arrays.stream(Feed.values())
                .map(feed -> new ListWord(feed.word(), title(feed.word())))
                .toList();
    }

    private static String title(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1).replace('-', ' ');
    }

    private static List<ListColumn> columns() {
        return List.of(
                the("position", "Place on the log").usedFor(ALWAYS),
                the("time", "Happened"),
                the("known", "Known"),
                the("feed", "Feed").oneOf(feeds()).usedFor(FACET, CHART),
                the("source", "Source").usedFor(FACET, SEARCHED),
                the("event_id", "Event").usedFor(SEARCHED),
                ListColumn.of(
                                DecisionList.CUSTOMER,
                                "Customer",
                                "The customer, by the id that the shop has for them.",
                                ColumnType.ID,
                                "Event",
                                "d.person")
                        .usedFor(HIDDEN),
                the("order_id", "Order").usedFor(SEARCHED),
                the("cart_id", "Cart").usedFor(SEARCHED),
                the("message_id", "Message").usedFor(SEARCHED),
                the("product", "Products").usedFor(SEARCHED));
    }
}
