package io.trendguard.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trendguard.json.Json;
import io.trendguard.json.JsonWords;
import io.trendguard.json.RequiredFields;

/** Reads YAML the way JSON is read: strict about names, without tags or Java types. */
public final class Manifests {
    static final String FILE = "rulebook.yaml";

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final JsonMapper JSON = Json.mapper()
            .rebuild()
            .configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS, true)
            .build();

    private Manifests() {}

    static Manifest read(RulebookFiles files) {
        String text = files.text(FILE)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The file (rulebook.yaml) is missing. Every rulebook starts with it."));
        return parse(FILE, text, Manifest.class);
    }

    /** The value that a YAML text says. */
    static <T> T parse(String file, String text, Class<T> type) {
        return convert(file, tree(file, text), type);
    }

    /** The value that a tree says; {@link IllegalArgumentException} names what does not fit. */
    public static <T> T convert(String file, JsonNode tree, Class<T> type) {
        RequiredFields.missing(tree, type).ifPresent(why -> {
            throw new IllegalArgumentException("The file (%s) is not complete: %s.".formatted(file, why));
        });
        try {
            return JSON.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The file (%s) does not fit: %s.".formatted(file, JsonWords.of(e, "YAML")), e);
        }
    }

    /** What a YAML text says. */
    public static JsonNode tree(String file, String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The file (%s) is not valid: %s.".formatted(file, JsonWords.of(e, "YAML")), e);
        }
    }

    static String write(JsonNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
