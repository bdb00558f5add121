package io.trendguard.model.feature;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The catalogue of a decision point's features: the file {@code catalogue.yaml} beside the class that computes them. */
public final class CatalogueFile {
    private static final String NAME = "catalogue.yaml";

    private CatalogueFile() {}

    /** The features in the order of the file. */
    public static FeatureSchema beside(Class<?> type) {
        try (InputStream in = type.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The file (%s) beside (%s) is missing from the jar. Build it again.".formatted(NAME, type));
            }
            return new FeatureSchema(Json.mapper()
                    .readerFor(new TypeReference<List<FeatureDefinition>>() {})
                    .readValue(new YAMLMapper().readTree(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("The feature catalogue beside (%s) cannot be read.".formatted(type), e);
        }
    }
}
