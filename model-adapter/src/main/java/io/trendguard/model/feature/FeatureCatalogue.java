package io.trendguard.model.feature;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The features of the regret decision point, as {@code catalogue.yaml} lists them. */
public final class FeatureCatalogue {
    /** All of them, in order. */
    public static final FeatureSchema SCHEMA = read();

    private FeatureCatalogue() {}

    private static FeatureSchema read() {
        try (InputStream in = FeatureCatalogue.class.getResourceAsStream("catalogue.yaml")) {
            if (in == null) {
                throw new IllegalStateException("The file (catalogue.yaml) is missing from the jar. Build it again.");
            }
            return new FeatureSchema(Json.mapper()
                    .readerFor(new TypeReference<List<FeatureDefinition>>() {})
                    .readValue(new YAMLMapper().readTree(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("The feature catalogue cannot be read.", e);
        }
    }
}
