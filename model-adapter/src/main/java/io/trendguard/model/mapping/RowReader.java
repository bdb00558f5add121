package io.trendguard.model.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Event;
import io.trendguard.event.EventReader;
import io.trendguard.event.Feed;
import io.trendguard.event.KnownAt;
import io.trendguard.event.People;
import io.trendguard.event.Tenant;
import io.trendguard.model.mapping.MappingFile.DayRule;
import io.trendguard.model.mapping.MappingFile.OutcomeRule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the rows of a table into raw CloudEvents, and these into events. */
final class RowReader {
    private static final Set<String> NUMBERS =
            Set.of("quantity", "list_price_minor", "paid_price_minor", "birth_year", "refund_minor");
    private static final String TIME = "time";
    private final MappingFile.Items mapping;
    private final ZoneId zone;
    private final EventReader events = new EventReader();
    private final Tenant tenant;
    private final People people;
    private final Instant now;

    RowReader(MappingFile.Items mapping, Tenant tenant, People people, Instant now) {
        this.mapping = mapping;
        this.zone = ZoneId.of(mapping.zone());
        this.tenant = tenant;
        this.people = people;
        this.now = now;
    }

    /**
     * One item of an order.
     *
     * @param returnedKnownAt when it was learnt that it came back; absent if it did not, or if nobody says
     */
    record Item(String orderId, Instant time, TableRow row, Optional<Instant> returnedKnownAt) {}

    /** Reads a row. Throws {@link IllegalArgumentException} with what is wrong. */
    Item read(TableRow row) {
        Instant time = instant(text(mapping.order(), TIME, row));
        event(purchase(List.of(row), time));
        return new Item(text(mapping.order(), "order_id", row), time, row, returned(row, time));
    }

    private Optional<Instant> returned(TableRow row, Instant time) {
        if (mapping.outcome().isEmpty()) {
            return Optional.empty();
        }
        OutcomeRule outcome = mapping.outcome().get();
        Optional<String> value = row.get(outcome.column());
        if (value.isEmpty() || outcome.kept().contains(value.get())) {
            return Optional.empty();
        }
        if (!outcome.returned().contains(value.get())) {
            throw new IllegalArgumentException("The column (%s) with the value (%s) must be one of %s or %s."
                    .formatted(outcome.column(), value.get(), outcome.returned(), outcome.kept()));
        }
        for (DayRule rule : outcome.known()) {
            Optional<Instant> day = row.get(rule.column()).map(this::instant);
            if (day.isPresent() && !day.get().isBefore(time)) {
                return Optional.of(day.get().plus(Duration.ofDays(rule.plusDays())));
            }
        }
        throw new IllegalArgumentException(
                "No column says when it was known that the item came back. Add a rule to (outcome.known) of the mapping.");
    }

    /** The purchase of an order, from all its rows. */
    Event purchase(TableItems.TableOrder order) {
        return event(purchase(order.items().stream().map(Item::row).toList(), order.time()));
    }

    private ObjectNode purchase(List<TableRow> rows, Instant time) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        put(data, mapping.order(), rows.get(0));
        data.remove(TIME);
        ArrayNode lines = data.putArray("lines");
        rows.forEach(row -> put(lines.addObject(), mapping.line(), row));
        return around(Feed.PURCHASE, data.path("order_id").asText(), time, time, data);
    }

    /** The return of an item. */
    Event returned(Item item) {
        Instant known = item.returnedKnownAt().orElseThrow();
        OutcomeRule outcome = mapping.outcome().orElseThrow();
        Instant latest = item.time().plus(Duration.ofDays(outcome.withinDays()));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        String line = text(mapping.line(), "line_id", item.row());
        data.put("return_id", "r-" + line);
        data.put("order_id", item.orderId());
        data.put("line_id", line);
        data.put("product_id", text(mapping.line(), "product_id", item.row()));
        data.put("customer_id", text(mapping.order(), "customer_id", item.row()));
        outcome.reason().ifPresent(reason -> data.put("reason", reason));
        return event(around(Feed.RETURN, line, known.isBefore(latest) ? known : latest, known, data));
    }

    private ObjectNode around(Feed feed, String id, Instant time, Instant known, ObjectNode data) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("id", feed.word() + "-" + id);
        event.put("source", mapping.source());
        event.put("type", feed.type());
        event.put("time", time.toString());
        event.put("knownat", known.toString());
        event.set("data", data);
        return event;
    }

    private Event event(ObjectNode raw) {
        return events.read(tenant, raw, new KnownAt.Backfill(now), people);
    }

    private static void put(ObjectNode node, Map<String, FieldRule> rules, TableRow row) {
        rules.forEach((field, rule) -> rule.text(row).ifPresent(text -> {
            if (NUMBERS.contains(field)) {
                node.put(field, number(field, text));
            } else {
                node.put(field, text);
            }
        }));
    }

    private static long number(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The field (%s) with the value (%s) must be a whole number.".formatted(field, text), e);
        }
    }

    private static String text(Map<String, FieldRule> rules, String field, TableRow row) {
        FieldRule rule = rules.get(field);
        if (rule == null) {
            throw new InvalidFileException(
                    "The mapping does not say where the field (%s) comes from.".formatted(field));
        }
        return rule.text(row)
                .orElseThrow(() ->
                        new IllegalArgumentException("The field (%s) has no value in this row.".formatted(field)));
    }

    private Instant instant(String text) {
        return RowTimes.instant(text, zone);
    }
}
