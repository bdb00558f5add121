package io.trendguard.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a JSON or YAML text cannot be read, for the person who wrote it: where, what, and what belongs there. The parser's own
 * sentences name classes and tokens, which help nobody.
 */
public final class JsonWords {
    private static final Pattern TWICE =
            Pattern.compile("Duplicate (?:field|Object property) [\"'](.*?)[\"']", Pattern.DOTALL);
    private static final int LONGEST = 80;

    private JsonWords() {}

    /** One sentence without its full stop, to be put after a colon. */
    public static String of(JsonProcessingException error) {
        return of(error, "JSON");
    }

    /**
     * The same for another language.
     *
     * @param language {@code JSON} or {@code YAML}
     */
    public static String of(JsonProcessingException error, String language) {
        if (error instanceof JsonMappingException mapping && !causedByText(mapping)) {
            return mapping(mapping);
        }
        Throwable text = error;
        while (text.getCause() instanceof JsonProcessingException cause) {
            text = cause;
        }
        return text((JsonProcessingException) text, language);
    }

    private static boolean causedByText(JsonMappingException mapping) {
        return mapping.getCause() instanceof JsonProcessingException cause && !(cause instanceof JsonMappingException);
    }

    private static String text(JsonProcessingException error, String language) {
        String at = place(error.getLocation());
        if (error instanceof JsonEOFException) {
            return at + "the text ends too early; maybe it was cut off";
        }
        if (error instanceof StreamConstraintsException) {
            return at + "a number, a text or the nesting is larger than is read; make it smaller";
        }
        Matcher twice = TWICE.matcher(String.valueOf(error.getOriginalMessage()));
        if (twice.find()) {
            return at + "the field (%s) stands there twice; keep one".formatted(cut(twice.group(1)));
        }
        return language.equals("YAML")
                ? at + "it is not YAML there; maybe an indent, a colon or a quote is wrong"
                : at + "it is not JSON there; maybe a comma, a quote or a bracket is missing";
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "line %d, column %d: ".formatted(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    private static String mapping(JsonMappingException error) {
        String field = path(error);
        if (error instanceof UnrecognizedPropertyException unknown) {
            String known = Optional.ofNullable(unknown.getKnownPropertyIds()).stream()
                    .flatMap(Collection::stream)
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return "the field (%s) is not known; there are (%s)".formatted(field, known);
        }
        if (error instanceof InvalidTypeIdException type) {
            return "(%s) is no kind of%s that is known here"
                    .formatted(cut(String.valueOf(type.getTypeId())), field.isEmpty() ? " what" : " (" + field + ")");
        }
        if (error instanceof InvalidFormatException format) {
            return "%s has the value (%s) and must be %s"
                    .formatted(named(field), cut(String.valueOf(format.getValue())), wanted(format.getTargetType()));
        }
        if (error instanceof ValueInstantiationException refused) {
            return "%s is refused: %s".formatted(named(field), ours(refused.getCause()));
        }
        if (error instanceof MismatchedInputException mismatch) {
            return "%s must be %s".formatted(named(field), wanted(mismatch.getTargetType()));
        }
        return error.getCause() instanceof IllegalArgumentException
                ? "%s is refused: %s".formatted(named(field), ours(error.getCause()))
                : "%s cannot be read".formatted(named(field));
    }

    private static String named(String field) {
        return field.isEmpty() ? "the whole" : "the field (%s)".formatted(field);
    }

    /** Our own records refuse in words; anything else means that a field they need is absent. */
    private static String ours(@Nullable Throwable cause) {
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage().strip().replaceFirst("\\.$", "")
                : "a field that it needs is missing, or empty";
    }

    private static String path(JsonMappingException error) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : error.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return cut(path.toString());
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .toList();
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a date, or a time with its offset, for example 2026-01-31T12:00:00Z";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number within its range";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object with named fields" : "something else";
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
