package io.trendguard.point;

import io.trendguard.event.Line;
import io.trendguard.event.PersonRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be decided about an event. */
public sealed interface Question {
    /** Before the purchase or after it. */
    Stage stage();

    /** The order or cart. */
    String orderId();

    /** The customer. */
    PersonRef person();

    /**
     * About items that the event itself names, with what is known of them at its time.
     *
     * @param currency ISO 4217
     * @param items in the order of the event
     * @param inputs what tables read of the order or cart, by name
     */
    record AboutItems(
            Stage stage,
            String orderId,
            PersonRef person,
            String currency,
            List<Item> items,
            Map<String, InputValue> inputs)
            implements Question {
        public AboutItems {
            items = List.copyOf(items);
            inputs = Map.copyOf(inputs);
        }

        /** One of which nothing is stated but its items. */
        public static AboutItems of(Stage stage, String orderId, PersonRef person, String currency, List<Line> lines) {
            return new AboutItems(
                    stage,
                    orderId,
                    person,
                    currency,
                    lines.stream().map(line -> new Item(line, Map.of())).toList(),
                    Map.of());
        }
    }

    /**
     * About an order that the same decision point decided before, with what was known of its items then.
     *
     * @param lineId the item; all of them where it is absent
     * @param itemInputs what tables read of each item, by name
     */
    record AboutEarlierOrder(
            Stage stage, String orderId, PersonRef person, Optional<String> lineId, Map<String, InputValue> itemInputs)
            implements Question {
        public AboutEarlierOrder {
            itemInputs = Map.copyOf(itemInputs);
        }
    }

    /**
     * One item.
     *
     * @param inputs what tables read of it, by name
     */
    record Item(Line line, Map<String, InputValue> inputs) {
        public Item {
            inputs = Map.copyOf(inputs);
        }
    }
}
