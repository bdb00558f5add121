package io.trendguard.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.event.EventParser;
import io.trendguard.event.Finding;
import io.trendguard.event.InvalidEventException;
import io.trendguard.event.Nearest;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.intake.InvalidCallException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON body that changes something. What is missing, unknown, null or of another type is named with what must
 * be sent; nothing is changed by a body that says only a part.
 */
public final class Fields {
    private final JsonNode body;
    private final List<Finding> findings = new ArrayList<>();

    private Fields(JsonNode body) {
        this.body = body;
    }

    /** Reads a body whose fields have one of the given names. Throws {@link InvalidCallException} if it is no JSON object. */
    public static Fields of(byte @Nullable [] sent, String... names) {
        List<String> known = List.of(names);
        JsonNode body;
        try {
            body = EventParser.parse(sent == null ? new byte[0] : sent);
        } catch (InvalidEventException e) {
            throw new InvalidCallException(e.findings());
        }
        if (!body.isObject()) {
            String what = body.isArray() ? "a list" : body.isNull() ? "null" : body.asText();
            throw new InvalidCallException(List.of(
                    new Finding("body", what, "must be a JSON object with the fields " + String.join(", ", known))));
        }
        Fields fields = new Fields(body);
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fields.refuse(
                        name,
                        "",
                        "is not known here" + Nearest.hint(name, known) + "; known are " + String.join(", ", known));
            }
        });
        return fields;
    }

    /** A yes or no that must be said. */
    boolean flag(String name) {
        if (isAbsent(name)) {
            refuse(name, "", "is required: it must be true or false");
            return false;
        }
        return optionalFlag(name);
    }

    /** A yes or no; no if it is not said. */
    public boolean optionalFlag(String name) {
        JsonNode value = body.path(name);
        if (body.has(name) && !value.isBoolean()) {
            refuse(name, shown(value), "must be true or false, without quotes");
        }
        return value.booleanValue();
    }

    /**
     * A text that must have a form.
     *
     * @param form what it must look like
     * @param remedy what it must be, in words
     */
    public String text(String name, Pattern form, String remedy) {
        JsonNode value = body.path(name);
        if (isAbsent(name)) {
            refuse(name, "", "is required: it " + remedy);
        } else if (!value.isTextual() || !form.matcher(value.textValue()).matches()) {
            refuse(name, shown(value), remedy);
        }
        return value.asText();
    }

    /** A reason, which must be given. */
    String reason() {
        JsonNode value = body.path("reason");
        if (isAbsent("reason")) {
            refuse("reason", "", "is required: say why in your own words; it becomes part of the log");
        } else if (!value.isTextual()) {
            refuse("reason", shown(value), "must be a text in quotes");
        }
        return value.isTextual() ? value.textValue() : "";
    }

    /** A text that must be said; it may be empty. */
    public String text(String name) {
        JsonNode value = body.path(name);
        if (!value.isTextual()) {
            refuse(name, body.has(name) ? shown(value) : "", "is required: it must be a text in quotes");
        }
        return value.isTextual() ? value.textValue() : "";
    }

    /** A number; absent if it is not said. */
    Optional<Double> number(String name) {
        JsonNode value = body.path(name);
        if (!body.has(name)) {
            return Optional.empty();
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            refuse(name, shown(value), "must be a number, without quotes, or left out");
            return Optional.empty();
        }
        return Optional.of(value.doubleValue());
    }

    /** A decision point; absent if it is not said. */
    Optional<DecisionPoint> decisionPoint() {
        JsonNode value = body.path("decision_point");
        if (!body.has("decision_point")) {
            return Optional.empty();
        }
        try {
            return Optional.of(DecisionPoint.named(value.isTextual() ? value.textValue() : ""));
        } catch (IllegalArgumentException e) {
            refuse("decision_point", shown(value), "must be the name of a decision point such as regret, or left out");
            return Optional.empty();
        }
    }

    /** One of some words, which must be said; nothing is chosen by leaving it out. */
    <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
        String known = Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        if (isAbsent(name)) {
            refuse(name, "", "is required: it must be one of " + known);
            return Optional.empty();
        }
        JsonNode value = body.path(name);
        Optional<E> found = Arrays.stream(words.getEnumConstants())
                .filter(word -> value.isTextual()
                        && word.name().equals(value.textValue().toUpperCase(Locale.ROOT)))
                .findFirst();
        if (found.isEmpty()) {
            refuse(name, shown(value), "must be one of " + known);
        }
        return found;
    }

    /** Throws {@link InvalidCallException} with everything that was found. */
    public void throwIfRefused() {
        InvalidCallException.throwIfAny(findings);
    }

    private boolean isAbsent(String name) {
        JsonNode value = body.get(name);
        return value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty());
    }

    private static String shown(JsonNode value) {
        return value.isArray() ? "a list" : value.isObject() ? "an object" : value.asText();
    }

    private void refuse(String name, String value, String remedy) {
        findings.add(new Finding(name, value, remedy));
    }
}
