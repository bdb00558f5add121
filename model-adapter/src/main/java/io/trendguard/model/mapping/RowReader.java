package io.trendguard.model.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Delivery;
import io.trendguard.event.Event;
import io.trendguard.event.EventReader;
import io.trendguard.event.Feed;
import io.trendguard.event.Finding;
import io.trendguard.event.InvalidEventException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the rows of a table into raw CloudEvents, and these into events. */
final class RowReader {
    private static final Set<String> NUMBERS =
            Set.of("quantity", "list_price_minor", "paid_price_minor", "birth_year", "refund_minor");
    private static final String TIME = "time";
    private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)]");
    /** A delivery's window is cut here, as the schema of its feed asks. */
    private static final Duration LONGEST = Duration.ofDays(730);
    /** A purchase is known when it happens. */
    private static final String KNOWN_AT = "knownat";

    private final MappingFile.Items mapping;
    private final ZoneId zone;
    private final EventReader events = new EventReader();
    private final Tenant tenant;
    private final People people;
    private final Instant now;

    RowReader(MappingFile.Items mapping, Tenant tenant, People people, Instant now) {
        this.mapping = mapping;
        this.zone = Zones.of(mapping.zone());
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

    /**
     * The time to send something back.
     *
     * @param knownAt the day of the delivery; the order itself where there is none
     * @param until its end
     * @param delivered whether a delivery begins it
     */
    record Window(Instant knownAt, Instant until, boolean delivered) {
        /** Whether histories take this end without being told. */
        boolean usual() {
            return !delivered && until.equals(knownAt.plus(Delivery.USUAL_WINDOW));
        }
    }

    /** Reads a row. Throws {@link IllegalArgumentException} with what is wrong. */
    Item read(TableRow row) {
        Instant time = instant(column(mapping.order(), TIME, row), text(mapping.order(), TIME, row));
        ObjectNode purchase = purchase(List.of(row), time);
        try {
            event(purchase);
        } catch (InvalidEventException e) {
            throw new InvalidEventException(
                    e.findings().stream().map(found -> inColumn(found, row)).toList());
        }
        Optional<Window> window = window(row, time);
        return new Item(text(mapping.order(), "order_id", row), time, row, returned(row, window));
    }

    /** Until when an item may be sent back, where it needs to be told. */
    Optional<Window> window(Item item) {
        return window(item.row(), item.time()).filter(window -> !window.usual());
    }

    /** The first rule that the row can tell: a day of delivery or, in the column of the order's own time, the order. */
    private Optional<Window> window(TableRow row, Instant time) {
        String ordered = column(mapping.order(), TIME, row);
        for (DayRule rule : mapping.outcome().map(OutcomeRule::known).orElse(List.of())) {
            Optional<Instant> day = row.get(rule.column()).map(text -> instant(rule.column(), text));
            if (day.isPresent() && !day.get().isBefore(time) && !day.get().isAfter(now)) {
                Instant until = day.get().plus(Duration.ofDays(rule.plusDays()));
                return Optional.of(new Window(day.get(), until, !rule.column().equals(ordered)));
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> returned(TableRow row, Optional<Window> window) {
        if (mapping.outcome().isEmpty()) {
            return Optional.empty();
        }
        OutcomeRule outcome = mapping.outcome().get();
        Optional<String> value = row.get(outcome.column());
        if (value.isEmpty() || outcome.kept().contains(value.get())) {
            return Optional.empty();
        }
        if (!outcome.returned().contains(value.get())) {
            throw new InvalidEventException(
                    outcome.column(),
                    value.get(),
                    "must be one of %s or %s; correct it, or add the word to the mapping"
                            .formatted(outcome.returned(), outcome.kept()));
        }
        if (window.isEmpty()) {
            throw new IllegalArgumentException(
                    "No column says when it was known that the item came back. Add a rule to (outcome.known) of the"
                            + " mapping.");
        }
        return window.map(Window::until);
    }

    /** The purchase of an order, from all its rows. */
    Event purchase(TableItems.TableOrder order) {
        List<TableRow> rows = order.items().stream().map(Item::row).toList();
        try {
            return event(purchase(rows, order.time()));
        } catch (InvalidEventException e) {
            throw new InvalidEventException(e.findings().stream()
                    .map(found -> inColumn(found, rows.get(place(found.field()))))
                    .toList());
        }
    }

    /** Which row of an order a field is from; the first if it is the order's own. */
    private static int place(String field) {
        Matcher line = LINE.matcher(field);
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
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

    /** The delivery of an item, or what the order itself says of its return window. */
    Event delivered(Item item) {
        Window window = window(item).orElseThrow();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        String line = text(mapping.line(), "line_id", item.row());
        data.put("order_id", item.orderId());
        data.put("line_id", line);
        data.put("customer_id", text(mapping.order(), "customer_id", item.row()));
        if (window.delivered()) {
            data.put("delivered_at", window.knownAt().toString());
        }
        Instant latest = window.knownAt().plus(LONGEST);
        data.put("return_until", (window.until().isBefore(latest) ? window.until() : latest).toString());
        return event(around(Feed.DELIVERY, line, window.knownAt(), window.knownAt(), data));
    }

    private ObjectNode around(Feed feed, String id, Instant time, Instant known, ObjectNode data) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("id", feed.word() + "-" + id);
        event.put("source", mapping.source());
        event.put("type", feed.type());
        event.put(TIME, time.toString());
        event.put(KNOWN_AT, known.toString());
        event.set("data", data);
        return event;
    }

    private Event event(ObjectNode raw) {
        return events.read(tenant, raw, new KnownAt.Backfill(now), people);
    }

    private static void put(ObjectNode node, Map<String, FieldRule> rules, TableRow row) {
        rules.forEach((field, rule) -> rule.text(row).ifPresent(text -> {
            if (NUMBERS.contains(field)) {
                number(node, field, row.dialect().plain(text));
            } else {
                node.put(field, text);
            }
        }));
    }

    /** What is no number stays a text, which the schema of the feed refuses in its own words. */
    private static void number(ObjectNode node, String field, String text) {
        try {
            node.put(field, Long.parseLong(text));
        } catch (NumberFormatException e) {
            node.put(field, text);
        }
    }

    /** A finding on an event, told of the column that the field was taken from. */
    private Finding inColumn(Finding found, TableRow row) {
        String field = found.field().substring(found.field().lastIndexOf('.') + 1);
        FieldRule rule = found.field().contains("lines[")
                ? mapping.line().get(field)
                : mapping.order().get(field.equals(KNOWN_AT) ? TIME : field);
        if (rule == null) {
            return found;
        }
        String column = rule.column(row);
        return new Finding(
                column.isEmpty() ? found.field() : column,
                found.value().equals(Finding.WITHHELD)
                        ? found.value()
                        : row.get(column).orElse(found.value()),
                "becomes the field (%s), which %s".formatted(found.field(), found.remedy()));
    }

    private static String text(Map<String, FieldRule> rules, String field, TableRow row) {
        return rule(rules, field)
                .text(row)
                .orElseThrow(() -> new InvalidEventException(
                        column(rules, field, row),
                        "",
                        "has no value, and the field (%s) needs one; fill it or leave the row out".formatted(field)));
    }

    private static String column(Map<String, FieldRule> rules, String field, TableRow row) {
        return rule(rules, field).column(row);
    }

    private static FieldRule rule(Map<String, FieldRule> rules, String field) {
        FieldRule rule = rules.get(field);
        if (rule == null) {
            throw new InvalidFileException(
                    "The mapping does not say where the field (%s) comes from.".formatted(field));
        }
        return rule;
    }

    private Instant instant(String column, String text) {
        return RowTimes.instant(column, text, zone, mapping.writing());
    }
}
