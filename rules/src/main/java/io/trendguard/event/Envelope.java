package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The attributes of a CloudEvent around its data; each is absent if it was refused. Unknown extensions are let pass. */
record Envelope(
        @Nullable String id,
        @Nullable String source,
        @Nullable Feed feed,
        @Nullable Instant time,
        Instant knownAt) {
    static final String KNOWN_AT = "knownat";

    private static final List<String> ATTRIBUTES = List.of(
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "data",
            "dataschema",
            "datacontenttype",
            "subject",
            KNOWN_AT);
    private static final Map<String, Feed> FEEDS =
            Arrays.stream(Feed.values()).collect(Collectors.toUnmodifiableMap(Feed::type, Function.identity()));
    private static final Pattern DATA_SCHEMA = Pattern.compile(".*/schemas/([a-z-]{1,40})/([0-9]{1,6})");
    private static final Pattern JSON_TYPE =
            Pattern.compile("application/([a-z0-9.+-]{1,60}\\+)?json *(;.{0,100})?", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_NAME = 200;
    private static final InstantType MOMENT = new InstantType(0);

    static Envelope read(JsonNode event, KnownAt policy, Reading reading) {
        specVersion(event, reading);
        String id = name(event, "id", reading);
        String source = name(event, "source", reading);
        Feed feed = feed(event, reading);
        Instant knownAt = knownAt(event, policy, reading);
        reading.knownAt(knownAt);
        Instant time = moment(event, "time", reading);
        contentType(event, reading);
        dataSchema(event, feed, reading);
        return new Envelope(id, source, feed, time, knownAt);
    }

    private static void specVersion(JsonNode event, Reading reading) {
        JsonNode version = present(event, "specversion", "\"1.0\"", reading);
        if (version != null && !(version.isTextual() && version.textValue().equals("1.0"))) {
            refuse("specversion", version, "must be \"1.0\"", reading);
        }
    }

    private static @Nullable String name(JsonNode event, String attribute, Reading reading) {
        JsonNode value = present(event, attribute, "a text", reading);
        if (value == null) {
            return null;
        }
        Optional<String> problem = value.isTextual()
                ? TextType.problem(value.textValue(), LONGEST_NAME)
                : Optional.of("must be a text in quotes");
        problem.ifPresent(words -> refuse(attribute, value, words, reading));
        return problem.isPresent() ? null : value.textValue();
    }

    private static @Nullable Feed feed(JsonNode event, Reading reading) {
        JsonNode type = present(event, "type", "such as " + Feed.PURCHASE.type(), reading);
        if (type == null) {
            return null;
        }
        Feed feed = FEEDS.get(type.asText());
        if (feed == null) {
            String known = FEEDS.keySet().stream().sorted().collect(Collectors.joining(", "));
            refuse(
                    "type",
                    type,
                    "is not a feed" + Nearest.hint(type.asText(), FEEDS.keySet()) + "; feeds are " + known,
                    reading);
        }
        return feed;
    }

    private static Instant knownAt(JsonNode event, KnownAt policy, Reading reading) {
        JsonNode value = event.get(KNOWN_AT);
        if (value == null || value.isNull()) {
            return policy.now();
        }
        if (policy instanceof KnownAt.Now) {
            refuse(
                    KNOWN_AT,
                    value,
                    "is not accepted here: only a backfill may say when something was learnt; leave it out",
                    reading);
            return policy.now();
        }
        Instant learnt = moment(event, KNOWN_AT, reading);
        return learnt == null ? policy.now() : learnt;
    }

    private static @Nullable Instant moment(JsonNode event, String attribute, Reading reading) {
        JsonNode value = present(event, attribute, MOMENT.words(), reading);
        if (value == null) {
            return null;
        }
        reading.enter(attribute);
        Object moment = MOMENT.read(value, reading);
        reading.leave();
        return (Instant) moment;
    }

    private static void contentType(JsonNode event, Reading reading) {
        JsonNode type = event.get("datacontenttype");
        if (type != null && !type.isNull() && !JSON_TYPE.matcher(type.asText()).matches()) {
            refuse("datacontenttype", type, "must be application/json", reading);
        }
        if (event.has("data_base64")) {
            refuse(
                    "data_base64",
                    event.get("data_base64"),
                    "is not accepted: send the data as a JSON object in (data)",
                    reading);
        }
    }

    private static void dataSchema(JsonNode event, @Nullable Feed feed, Reading reading) {
        JsonNode schema = event.get("dataschema");
        if (schema == null || schema.isNull() || feed == null) {
            return;
        }
        Matcher address = DATA_SCHEMA.matcher(schema.asText());
        if (!address.matches()
                || !address.group(1).equals(feed.word())
                || Integer.parseInt(address.group(2)) != feed.version()) {
            refuse("dataschema", schema, "must be %s or left out".formatted(EventSchemas.address(feed)), reading);
        }
    }

    private static @Nullable JsonNode present(JsonNode event, String attribute, String words, Reading reading) {
        JsonNode value = event.get(attribute);
        if (value != null && !value.isNull()) {
            return value;
        }
        List<String> others = new java.util.ArrayList<>();
        event.fieldNames().forEachRemaining(name -> {
            if (!ATTRIBUTES.contains(name)
                    && Nearest.to(name, List.of(attribute)).isPresent()) {
                others.add(name);
            }
        });
        String hint = others.isEmpty() ? "" : "; maybe (%s) was meant for it".formatted(others.get(0));
        reading.enter(attribute);
        reading.refuse("", "is required: it must be " + words + hint);
        reading.leave();
        return null;
    }

    private static void refuse(String attribute, JsonNode value, String remedy, Reading reading) {
        reading.enter(attribute);
        reading.refuse(value, remedy);
        reading.leave();
    }
}
