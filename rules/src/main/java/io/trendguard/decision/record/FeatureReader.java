package io.trendguard.decision.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureNames;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link FeatureBlock} writes. */
final class FeatureReader {
    private static final String PATH = "request.features";
    private static final Set<String> FIELDS = Set.of("as_of", "causes", "lines", "names", "schema", "times", "values");

    private final Fields fields;
    private final List<Integer> lines;
    private final List<Instant> times = new ArrayList<>();
    private final List<FeatureValue> causes;

    private FeatureReader(JsonNode block, Instant eventTime) {
        fields = Fields.of(block, PATH, FIELDS);
        lines = fields.list("lines").stream()
                .map(line -> Fields.whole(line, PATH + ".lines"))
                .toList();
        times.add(eventTime);
        times.addAll(fields.optionalList("times", time -> Times.read(time, eventTime, PATH + ".times")));
        causes = fields.optionalTexts("causes").stream()
                .<FeatureValue>map(FeatureValue.Missing::new)
                .toList();
    }

    /** Puts the vector of each line of a block into a map by the line's number. */
    static void read(JsonNode block, Instant eventTime, Map<Integer, FeatureVector> vectors) {
        new FeatureReader(block, eventTime).read(vectors);
    }

    private void read(Map<Integer, FeatureVector> vectors) {
        FeatureNames schema = names();
        List<JsonNode> asOf = cells("as_of", schema);
        List<JsonNode> values = cells("values", schema);
        for (int i = 0; i < lines.size(); i++) {
            List<Feature> features = new ArrayList<>(values.size());
            for (int f = 0; f < values.size(); f++) {
                features.add(new Feature(
                        schema.names().get(f),
                        value(ofLine(values.get(f), i)),
                        Fields.item(times, ofLine(asOf.get(f), i), PATH + ".as_of")));
            }
            vectors.put(lines.get(i), new FeatureVector(schema.schemaVersion(), features));
        }
    }

    private FeatureNames names() {
        String version = fields.text("schema");
        Optional<FeatureNames> shipped = FeatureNames.shipped(version);
        return fields.find("names").isEmpty() && shipped.isPresent()
                ? shipped.get()
                : new FeatureNames(version, named(version));
    }

    private List<String> named(String version) {
        if (fields.find("names").isEmpty()) {
            throw new IllegalArgumentException(
                    "The names of the features of schema (%s) are not shipped here. Read it with the TrendGuard that wrote it, or a newer one."
                            .formatted(version));
        }
        return fields.optionalTexts("names");
    }

    private List<JsonNode> cells(String name, FeatureNames schema) {
        List<JsonNode> cells = fields.list(name);
        if (cells.size() != schema.names().size()) {
            throw new IllegalArgumentException("The field (%s.%s) has (%d) items and schema (%s) has (%d) features."
                    .formatted(
                            PATH,
                            name,
                            cells.size(),
                            schema.schemaVersion(),
                            schema.names().size()));
        }
        return cells;
    }

    /** A list of one item is a missing value, one of more holds the value of each line. */
    private JsonNode ofLine(JsonNode cell, int line) {
        if (!cell.isArray() || cell.size() == 1) {
            return cell;
        }
        if (cell.size() != lines.size()) {
            throw Fields.wrong(PATH, cell, "a list with an item for each of %d lines".formatted(lines.size()));
        }
        return cell.get(line);
    }

    private FeatureValue value(JsonNode cell) {
        if (cell.isNumber()) {
            return new FeatureValue.Numeric((float) cell.doubleValue());
        }
        return cell.isArray() && cell.size() == 1
                ? Fields.item(causes, cell.get(0), PATH + ".values")
                : new FeatureValue.Category(Fields.text(cell, PATH + ".values"));
    }
}
