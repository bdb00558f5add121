package io.trendguard.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The names of the features of a schema version, in order. Decisions on the log hold values without names and name the
 * version; so that they stay readable for ever, whoever defines a schema ships its names as a resource, one name a line, under
 * {@code META-INF/trendguard/feature-schemas/} and the version, and never changes or removes it.
 *
 * @param schemaVersion version of the schema
 * @param names in the order of the schema
 */
public record FeatureNames(String schemaVersion, List<String> names) {
    /** The folder of resources, from the root of the class path. */
    public static final String FOLDER = "META-INF/trendguard/feature-schemas/";

    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{32}");
    private static final Map<String, Optional<FeatureNames>> KNOWN = new ConcurrentHashMap<>();

    public FeatureNames {
        names = List.copyOf(names);
    }

    /** The names of a vector. */
    public static FeatureNames of(FeatureVector vector) {
        return new FeatureNames(
                vector.schemaVersion(),
                vector.features().stream().map(Feature::name).toList());
    }

    /** The shipped names of a version; absent where none are shipped, as for schemas of imported models. */
    public static Optional<FeatureNames> shipped(String schemaVersion) {
        return VERSION.matcher(schemaVersion).matches()
                ? KNOWN.computeIfAbsent(schemaVersion, FeatureNames::read)
                : Optional.empty();
    }

    private static Optional<FeatureNames> read(String schemaVersion) {
        try (InputStream in = FeatureNames.class.getClassLoader().getResourceAsStream(FOLDER + schemaVersion)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new FeatureNames(
                            schemaVersion,
                            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("The names of schema (%s) cannot be read.".formatted(schemaVersion), e);
        }
    }

    /** Whether a vector is of this version and has these features in this order. */
    public boolean fit(FeatureVector vector) {
        if (!vector.schemaVersion().equals(schemaVersion) || vector.features().size() != names.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!vector.features().get(i).name().equals(names.get(i))) {
                return false;
            }
        }
        return true;
    }
}
