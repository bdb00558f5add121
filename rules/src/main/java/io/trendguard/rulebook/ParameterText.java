package io.trendguard.rulebook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Writes other values of parameters into the text of a {@code rulebook.yaml} and leaves every other character as it is. */
final class ParameterText {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final String GROUP = "parameters";
    private static final String VALUE = "value";

    private final String text;
    private final Map<String, BigDecimal> values;
    private final StringBuilder changed = new StringBuilder();
    private int copied;

    private ParameterText(String text, Map<String, BigDecimal> values) {
        this.text = text;
        this.values = values;
    }

    /**
     * The text with other values.
     *
     * @throws RulebookException that names a parameter which there is not, or a value which is out of bounds
     */
    static String with(String text, Manifest manifest, Map<String, BigDecimal> values) {
        Map<String, BigDecimal> different = new TreeMap<>();
        values.forEach((name, value) -> {
            try {
                Manifest.Parameter parameter = manifest.parameter(name);
                if (parameter.with(value).value().compareTo(parameter.value()) != 0) {
                    different.put(name, value);
                }
            } catch (IllegalArgumentException e) {
                throw new RulebookException(
                        Finding.in(Manifests.FILE, GROUP, "The parameter (%s): %s".formatted(name, e.getMessage())));
            }
        });
        return new ParameterText(text, different).changed();
    }

    private String changed() {
        try (JsonParser parser = YAML.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean group = parser.currentName().equals(GROUP);
                parser.nextToken();
                if (group) {
                    group(parser);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The text of rulebook.yaml was read before and cannot be read now.", e);
        }
        return changed.append(text, copied, text.length()).toString();
    }

    private void group(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            BigDecimal value = values.get(parser.currentName());
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isValue = parser.currentName().equals(VALUE);
                parser.nextToken();
                if (isValue && value != null) {
                    replace(parser, Parameters.written(value));
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    /** YAML's marks count characters as people do, and not Java's halves of them. */
    private void replace(JsonParser parser, String value) {
        int from =
                text.offsetByCodePoints(0, (int) parser.currentTokenLocation().getCharOffset());
        int to = text.offsetByCodePoints(0, (int) parser.currentLocation().getCharOffset());
        changed.append(text, copied, from).append(value);
        copied = to;
    }
}
