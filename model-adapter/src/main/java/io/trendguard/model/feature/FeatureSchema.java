package io.trendguard.model.feature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trendguard.json.CanonicalJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The features that a model knows, in order; its version is the hash of what they mean, so two meanings never mix. Some may
 * be excluded from decisions: they keep their place and their meaning, and whoever encodes a row leaves them out.
 */
public final class FeatureSchema {
    private final List<FeatureDefinition> definitions;
    private final List<String> excluded;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final String version;

    /** A schema of these features, in this order, all of which may decide. */
    public FeatureSchema(List<FeatureDefinition> definitions) {
        this(definitions, List.of());
    }

    /**
     * A schema of these features, in this order.
     *
     * @param excluded names of those that decide nothing; schemas of before there were any have no such list
     */
    @JsonCreator
    public FeatureSchema(
            @JsonProperty("definitions") List<FeatureDefinition> definitions,
            @JsonProperty("excluded") @Nullable List<String> excluded) {
        this.definitions = List.copyOf(definitions);
        this.excluded = excluded == null ? List.of() : List.copyOf(excluded);
        for (FeatureDefinition definition : this.definitions) {
            if (indexes.put(definition.name(), indexes.size()) != null) {
                throw new IllegalArgumentException(
                        "The feature (%s) is defined twice. Rename one of them.".formatted(definition.name()));
            }
        }
        this.version = hash(this.definitions);
        this.excluded.forEach(this::indexOf);
    }

    private static String hash(List<FeatureDefinition> definitions) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(definitions));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }

    /** The features in order. */
    @JsonProperty("definitions")
    public List<FeatureDefinition> definitions() {
        return definitions;
    }

    /** Names of the features that decide nothing, in the schema's order. */
    @JsonProperty("excluded")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public List<String> excluded() {
        return excluded;
    }

    /** The same features, of which those of these names, as far as there are any, decide nothing. */
    public FeatureSchema excluding(Collection<String> names) {
        return new FeatureSchema(
                definitions,
                definitions.stream()
                        .map(FeatureDefinition::name)
                        .filter(names::contains)
                        .toList());
    }

    /** Whether a feature may decide. */
    public boolean decides(int index) {
        return !excluded.contains(definitions.get(index).name());
    }

    /** The first 128 bits of SHA-256 over the canonical JSON of the definitions, hexadecimal. */
    @JsonIgnore
    public String version() {
        return version;
    }

    /** How many features there are. */
    public int size() {
        return definitions.size();
    }

    /** The place of a feature. Throws {@link IllegalArgumentException} if the schema has none of that name. */
    public int indexOf(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException(
                    "The feature (%s) is missing from schema (%s). Maybe the model was trained on another schema."
                            .formatted(name, version));
        }
        return index;
    }

    /** The definition of a feature. Throws {@link IllegalArgumentException} if the schema has none of that name. */
    public FeatureDefinition get(String name) {
        return definitions.get(indexOf(name));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FeatureSchema schema && schema.definitions.equals(definitions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version);
    }

    @Override
    public String toString() {
        return "FeatureSchema[%s, %d features]".formatted(version, size());
    }
}
