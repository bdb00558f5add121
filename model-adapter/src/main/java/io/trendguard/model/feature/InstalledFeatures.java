package io.trendguard.model.feature;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trendguard.point.DecisionPoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The features of every decision point that is there. */
public final class InstalledFeatures {
    private static final InstalledFeatures ALL =
            new InstalledFeatures(ServiceLoader.load(PointFeatures.class, PointFeatures.class.getClassLoader()));

    private final SortedMap<DecisionPoint, PointFeatures> byPoint = new TreeMap<>();
    private final Map<String, FeatureDefinition> byName = new HashMap<>();

    /**
     * @throws IllegalArgumentException if two points claim one name, or mean different things by the name of one feature
     */
    InstalledFeatures(Iterable<PointFeatures> points) {
        for (PointFeatures features : points) {
            if (byPoint.put(features.point(), features) != null) {
                throw new IllegalArgumentException(
                        "The features of the decision point (%s) are defined twice.".formatted(features.point()));
            }
            for (FeatureDefinition definition : features.schema().definitions()) {
                FeatureDefinition other = byName.putIfAbsent(definition.name(), definition);
                if (other != null && !other.equals(definition)) {
                    throw new IllegalArgumentException(
                            "The feature (%s) of the decision point (%s) means something else at another point. Rename it."
                                    .formatted(definition.name(), features.point()));
                }
            }
        }
    }

    /** The features of all decision points, by the points' names. */
    public static Collection<PointFeatures> all() {
        return ALL.byPoint.values();
    }

    /**
     * The features of a decision point.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static PointFeatures of(DecisionPoint point) {
        return Optional.ofNullable(ALL.byPoint.get(point))
                .orElseThrow(() ->
                        new IllegalArgumentException("The decision point (%s) has no features. There are those of %s."
                                .formatted(point, ALL.byPoint.keySet())));
    }

    /** The features that a decision point computes today; none for a point without features. */
    public static FeatureSchema schema(DecisionPoint point) {
        PointFeatures features = ALL.byPoint.get(point);
        return features == null ? new FeatureSchema(List.of()) : features.schema();
    }

    /** What is true of any finding at a decision point; of one without features it says no more than of a table. */
    public static Neutral neutral(DecisionPoint point) {
        PointFeatures features = ALL.byPoint.get(point);
        return features == null ? Neutral.OUTCOME : features.neutral();
    }

    /** The feature of that name, of whichever point; absent if no point has it. */
    public static Optional<FeatureDefinition> definition(String name) {
        return Optional.ofNullable(ALL.byName.get(name));
    }

    /** What each point says in a YAML file of that name beside its features. */
    static <T> Map<PointFeatures, T> files(String name, ObjectReader reader) {
        Map<PointFeatures, T> said = new LinkedHashMap<>();
        for (PointFeatures features : all()) {
            try (InputStream in = features.file(name).orElse(InputStream.nullInputStream())) {
                byte[] bytes = in.readAllBytes();
                if (bytes.length > 0) {
                    said.put(features, reader.readValue(new YAMLMapper().readTree(bytes)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The file (%s) of the decision point (%s) cannot be read.".formatted(name, features.point()),
                        e);
            }
        }
        return said;
    }
}
