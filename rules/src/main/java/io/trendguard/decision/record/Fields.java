package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The fields of one object of a record; says which field is missing, unknown or of the wrong type. */
final class Fields {
    private final JsonNode object;
    private final String path;

    private Fields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** An object that has fields of these names and no others. */
    static Fields of(JsonNode object, String path, Set<String> known) {
        if (!object.isObject()) {
            throw wrong(path, object, "an object with named fields");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("The field (%s.%s) is not known; there are (%s)."
                        .formatted(
                                path,
                                name,
                                String.join(", ", known.stream().sorted().toList())));
            }
        });
        return new Fields(object, path);
    }

    Optional<JsonNode> find(String name) {
        return Optional.ofNullable(object.get(name));
    }

    JsonNode get(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The field (%s.%s) is missing.".formatted(path, name));
        }
        return value;
    }

    String text(String name) {
        return text(get(name), path + "." + name);
    }

    Optional<String> optionalText(String name) {
        return find(name).map(value -> text(value, path + "." + name));
    }

    <E extends Enum<E>> E word(String name, Class<E> type) {
        String word = text(name);
        try {
            return Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw wrong(path + "." + name, get(name), "one of " + List.of(type.getEnumConstants()));
        }
    }

    Instant time(String name) {
        return time(get(name), path + "." + name);
    }

    double number(String name) {
        return number(get(name), path + "." + name);
    }

    /** A number with six places. */
    BigDecimal sixPlaces(String name) {
        return new BigDecimal(number(name)).setScale(6, RoundingMode.HALF_EVEN);
    }

    int whole(String name) {
        return whole(get(name), path + "." + name);
    }

    /** A whole number that is 0 where it is left out. */
    long amount(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(path + "." + name, value, "a whole number within its range");
        }
        return value.longValue();
    }

    /** A small whole number that is 0 where it is left out. */
    int count(String name) {
        return object.has(name) ? whole(name) : 0;
    }

    boolean flag(String name) {
        JsonNode value = get(name);
        if (!value.isBoolean()) {
            throw wrong(path + "." + name, value, "true or false");
        }
        return value.booleanValue();
    }

    /** A part that has no form of its own here. */
    <T> T part(String name, Class<T> type, ObjectCodec codec) throws JsonProcessingException {
        JsonNode part = get(name);
        if (!part.isObject()) {
            throw wrong(path + "." + name, part, "an object with named fields");
        }
        return codec.treeToValue(part, type);
    }

    List<JsonNode> list(String name) {
        return list(get(name), path + "." + name);
    }

    /** A list that is empty where it is left out. */
    <T> List<T> optionalList(String name, Function<JsonNode, T> item) {
        return object.has(name) ? list(name).stream().map(item).toList() : List.of();
    }

    List<String> optionalTexts(String name) {
        return optionalList(name, value -> text(value, path + "." + name));
    }

    static String text(JsonNode value, String path) {
        if (!value.isTextual()) {
            throw wrong(path, value, "a text");
        }
        return value.textValue();
    }

    static double number(JsonNode value, String path) {
        if (!value.isNumber()) {
            throw wrong(path, value, "a number");
        }
        return value.doubleValue();
    }

    static int whole(JsonNode value, String path) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(path, value, "a whole number within its range");
        }
        return value.intValue();
    }

    static Instant time(JsonNode value, String path) {
        try {
            return Instant.parse(text(value, path));
        } catch (DateTimeException e) {
            throw wrong(path, value, "a time with its offset, for example 2026-01-31T12:00:00Z");
        }
    }

    static List<JsonNode> list(JsonNode value, String path) {
        if (!value.isArray()) {
            throw wrong(path, value, "a list");
        }
        List<JsonNode> items = new ArrayList<>(value.size());
        value.forEach(items::add);
        return items;
    }

    /** An item of a list by its number, from 0. */
    static <T> T item(List<T> items, JsonNode number, String path) {
        int index = whole(number, path);
        if (index < 0 || index >= items.size()) {
            throw wrong(path, number, "a number of an item, from 0 to " + (items.size() - 1));
        }
        return items.get(index);
    }

    static IllegalArgumentException wrong(String path, JsonNode value, String wanted) {
        String text = value.toString();
        return new IllegalArgumentException("The field (%s) has the value (%s) and must be %s."
                .formatted(path, text.length() <= 60 ? text : text.substring(0, 59) + "…", wanted));
    }
}
