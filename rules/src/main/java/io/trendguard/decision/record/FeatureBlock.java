package io.trendguard.decision.record;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureNames;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the features of lines with the same schema, one cell for each feature: the value that all lines share, or a list
 * with that of each line. A number and a word stand as they are, and {@code [0]} is the first of the causes why values are
 * missing. In the cells of the as-of times, 0 is the event time, and 1 the first of the other times.
 */
final class FeatureBlock {
    /** In the place of a line's number: the features of the order or cart as a whole. */
    static final int WHOLE = -1;

    private final FeatureNames names;
    private final boolean shipped;
    private final List<Integer> lines = new ArrayList<>();
    private final List<List<Feature>> features = new ArrayList<>();

    private FeatureBlock(FeatureVector first) {
        Optional<FeatureNames> known =
                FeatureNames.shipped(first.schemaVersion()).filter(one -> one.fit(first));
        this.names = known.orElseGet(() -> FeatureNames.of(first));
        this.shipped = known.isPresent();
    }

    /** The features of the whole and of all lines that have some. */
    static List<FeatureBlock> of(DecisionRequest request) {
        List<FeatureBlock> blocks = new ArrayList<>(1);
        request.features().ifPresent(vector -> add(WHOLE, vector, blocks));
        for (int i = 0; i < request.lines().size(); i++) {
            int line = i;
            request.lines().get(i).features().ifPresent(vector -> add(line, vector, blocks));
        }
        return blocks;
    }

    private static void add(int line, FeatureVector vector, List<FeatureBlock> blocks) {
        FeatureBlock block = blocks.stream()
                .filter(one -> one.names.fit(vector))
                .findFirst()
                .orElseGet(() -> {
                    blocks.add(new FeatureBlock(vector));
                    return blocks.get(blocks.size() - 1);
                });
        block.lines.add(line);
        block.features.add(vector.features());
    }

    void write(JsonGenerator out, Instant eventTime) throws IOException {
        List<Instant> times = new ArrayList<>(List.of(eventTime));
        List<String> causes = new ArrayList<>();
        out.writeStartObject();
        out.writeFieldName("as_of");
        writeCells(out, this::sameTime, feature -> out.writeNumber(number(times, feature.asOf())));
        collect(causes);
        if (!causes.isEmpty()) {
            Texts.write(out, "causes", causes);
        }
        out.writeFieldName("lines");
        out.writeStartArray();
        for (int line : lines) {
            out.writeNumber(line);
        }
        out.writeEndArray();
        if (!shipped) {
            Texts.write(out, "names", names.names());
        }
        out.writeStringField("schema", names.schemaVersion());
        if (times.size() > 1) {
            Times.write(out, "times", times.subList(1, times.size()), eventTime);
        }
        out.writeFieldName("values");
        writeCells(out, this::sameValue, feature -> writeValue(out, feature.value(), causes));
        out.writeEndObject();
    }

    private void collect(List<String> causes) {
        for (List<Feature> line : features) {
            for (Feature feature : line) {
                if (feature.value() instanceof FeatureValue.Missing missing) {
                    number(causes, missing.missing());
                }
            }
        }
    }

    private static void writeValue(JsonGenerator out, FeatureValue value, List<String> causes) throws IOException {
        if (value instanceof FeatureValue.Numeric numeric) {
            out.writeNumber(Rounding.shortest(numeric.number()));
        } else if (value instanceof FeatureValue.Category category) {
            out.writeString(category.category());
        } else if (value instanceof FeatureValue.Missing missing) {
            out.writeStartArray();
            out.writeNumber(causes.indexOf(missing.missing()));
            out.writeEndArray();
        }
    }

    private interface CellWriter {
        void write(Feature feature) throws IOException;
    }

    private interface Sameness {
        boolean of(Feature one, Feature other);
    }

    private boolean sameTime(Feature one, Feature other) {
        return one.asOf().equals(other.asOf());
    }

    private boolean sameValue(Feature one, Feature other) {
        return one.value().equals(other.value());
    }

    private void writeCells(JsonGenerator out, Sameness same, CellWriter cell) throws IOException {
        out.writeStartArray();
        for (int f = 0; f < names.names().size(); f++) {
            Feature first = features.get(0).get(f);
            if (shared(f, first, same)) {
                cell.write(first);
            } else {
                out.writeStartArray();
                for (List<Feature> line : features) {
                    cell.write(line.get(f));
                }
                out.writeEndArray();
            }
        }
        out.writeEndArray();
    }

    private boolean shared(int f, Feature first, Sameness same) {
        for (int i = 1; i < features.size(); i++) {
            if (!same.of(first, features.get(i).get(f))) {
                return false;
            }
        }
        return true;
    }

    /** The number of an item, which is added if it is new; few are different. */
    private static <T> int number(List<T> items, T item) {
        int index = items.indexOf(item);
        if (index < 0) {
            items.add(item);
            return items.size() - 1;
        }
        return index;
    }
}
