package io.trendguard.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes JSON in the one form that is hashed and signed: RFC 8785, the JSON Canonicalization Scheme. Object members are
 * sorted by UTF-16 code units, there is no white space, and numbers have their ECMAScript form on every JDK.
 */
public final class CanonicalJson {
    /** Writes members in their canonical order where it can, so that few objects have to be put in order. */
    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .addModule(new SimpleModule("instants").addSerializer(Instant.class, new InstantSerializer()))
            .build();

    private CanonicalJson() {}

    /**
     * The canonical bytes (UTF-8) of a tree, a record or any other value that the mapper can write. Throws
     * {@link IllegalArgumentException} for what JSON cannot say.
     */
    public static byte[] bytes(Object value) {
        try (CanonicalGenerator generator = new CanonicalGenerator(MAPPER)) {
            MAPPER.writeValue(generator, value);
            return generator.toBytes();
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalArgumentException("A value has no canonical form: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The canonical text of a value. Throws {@link IllegalArgumentException} for what JSON cannot say. */
    public static String string(JsonNode value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }
}
