package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Lists all feeds and their fields for people, made from the same descriptions that check what comes in. */
public final class EventsDoc {
    private EventsDoc() {}

    /** All feeds: word, type, address of the schema, version, whether it is about a person, fields. */
    public static ArrayNode json() {
        ArrayNode feeds = JsonNodeFactory.instance.arrayNode();
        for (Feed feed : Feed.values()) {
            ObjectNode node = feeds.addObject();
            node.put("feed", feed.word());
            node.put("type", feed.type());
            node.put("schema", EventSchemas.address(feed));
            node.put("version", feed.version());
            addFields(node.putArray("fields"), "", EventSchemas.of(feed));
        }
        return feeds;
    }

    private static void addFields(ArrayNode fields, String path, RecordSchema schema) {
        for (FieldSchema field : schema.fields()) {
            String name = path + field.name();
            ObjectNode node = fields.addObject();
            node.put("field", name);
            node.put("required", !field.optional());
            node.put("means", field.meaning().value());
            node.put("holds", field.type().words());
            node.put("personal", field.meaning().personal().name().toLowerCase(Locale.ROOT));
            if (field.type() instanceof ListType list && list.item() instanceof RecordType inner) {
                node.put("holds", "a list");
                addFields(fields, name + "[].", inner.schema());
            }
        }
    }

    /** The same as a page in Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("# Events\n\nCloudEvents 1.0 in JSON, one schema for each feed.\n");
        for (JsonNode feed : json()) {
            page.append("\n## %s\n\n`%s`, schema `%s`\n\n"
                    .formatted(
                            feed.get("feed").asText(),
                            feed.get("type").asText(),
                            feed.get("schema").asText()));
            page.append("| field | means | holds | |\n|---|---|---|---|\n");
            for (JsonNode field : feed.get("fields")) {
                page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                field.get("field").asText(),
                                field.get("means").asText(),
                                field.get("holds").asText(),
                                notes(field)));
            }
        }
        return page.toString();
    }

    private static String notes(JsonNode field) {
        String required = field.get("required").asBoolean() ? "required" : "";
        String personal = switch (field.get("personal").asText()) {
            case "reference" -> "replaced by a random reference";
            case "sealed" -> "sealed under the person's key";
            default -> "";
        };
        return required.isEmpty() || personal.isEmpty() ? required + personal : required + ", " + personal;
    }
}
