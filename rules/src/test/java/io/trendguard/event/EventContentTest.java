package io.trendguard.event;

import static io.trendguard.event.EventBuilder.NOON;
import static io.trendguard.event.EventBuilder.PEOPLE;
import static io.trendguard.event.EventBuilder.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.trendguard.json.Json;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an event says, apart from how it came and how it is spelt: by that a repeated event is told from another one. */
class EventContentTest {
    private static byte[] content(ObjectNode event) {
        return new EventReader()
                .readWithContent(SHOP, event, new KnownAt.Now(NOON.plusSeconds(3_600)), PEOPLE)
                .content();
    }

    private static ObjectNode purchase() {
        return EventSchemas.example(Feed.PURCHASE);
    }

    private static Arguments said(String what, Consumer<ObjectNode> change) {
        return Arguments.of(what, change);
    }

    static Stream<Arguments> theSameSaidInAnotherWay() {
        return Stream.of(
                said(
                        "traceparent",
                        e -> e.put("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")),
                said("tracestate", e -> e.put("tracestate", "vendor=1")),
                said("another extension", e -> e.put("partitionkey", "7")),
                said("subject", e -> e.put("subject", "order 7")),
                said("datacontenttype", e -> e.put("datacontenttype", "application/json")),
                said("the same instant in another offset", e -> e.put("time", "2026-11-20T20:00:00+05:30")),
                said("the same instant west of Greenwich", e -> e.put("time", "2026-11-20T09:30:00-05:00")),
                said("the same instant with zero fractions", e -> e.put("time", "2026-11-20T14:30:00.000Z")),
                said("the same instant in the small letters of RFC 3339", e -> e.put("time", "2026-11-20t14:30:00z")),
                said(
                        "an instant inside the data in another offset",
                        e -> data(e).put("cart_started_at", "2026-11-20T15:21:40+01:00")),
                said("a whole number with a fraction of zero", e -> line(e).set("paid_price_minor", number("5990.0"))),
                said("a whole number with an exponent", e -> line(e).set("paid_price_minor", number("599e1"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void theSameSaidInAnotherWay(String what, Consumer<ObjectNode> change) {
        ObjectNode first = purchase();
        first.put("time", NOON.toString());
        ObjectNode again = first.deepCopy();
        change.accept(again);

        assertThat(content(again)).as(what).isEqualTo(content(first));
    }

    static Stream<Arguments> somethingElse() {
        return Stream.of(
                said("a second later", e -> e.put("time", NOON.plusSeconds(1).toString())),
                said("another price", e -> line(e).put("paid_price_minor", 5_989)),
                said("another customer", e -> data(e).put("customer_id", "c-1002")),
                said("a field less", e -> data(e).remove("cart_started_at")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void somethingElse(String what, Consumer<ObjectNode> change) {
        ObjectNode first = purchase();
        first.put("time", NOON.toString());
        ObjectNode other = first.deepCopy();
        change.accept(other);

        assertThat(content(other)).as(what).isNotEqualTo(content(first));
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void whatAPersonSaysOfThemselvesIsPartOfIt(Feed feed) {
        ObjectNode event = EventSchemas.example(feed);
        ObjectNode data = (ObjectNode) event.path("data");
        if (!data.has("customer_id")) {
            return;
        }
        ObjectNode other = event.deepCopy();
        ((ObjectNode) other.path("data")).set("customer_id", TextNode.valueOf("someone-else"));

        assertThat(content(other)).isNotEqualTo(content(event));
    }

    @Test
    void theOrderOfFieldsSaysNothing() {
        ObjectNode first = purchase();
        ObjectNode turned = Json.mapper().createObjectNode();
        turned.set("data", first.path("data"));
        first.properties().stream()
                .filter(field -> !field.getKey().equals("data"))
                .forEach(field -> turned.set(field.getKey(), field.getValue()));

        assertThat(content(turned)).isEqualTo(content(first));
    }

    private static ObjectNode data(ObjectNode event) {
        return (ObjectNode) event.path("data");
    }

    private static ObjectNode line(ObjectNode event) {
        return (ObjectNode) event.at("/data/lines/0");
    }

    private static com.fasterxml.jackson.databind.JsonNode number(String text) {
        return EventParser.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
