package io.trendguard.model.outside;

import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.outside.TreeColumns.Column;
import io.trendguard.model.serve.ConfinedReference;
import io.trendguard.model.serve.Encoding;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.Probe;
import io.trendguard.model.tree.XgboostFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes in a tree model of XGBoost: JSON or UBJ, with a mapping of its columns. */
public final class TreesImport {
    private final FeatureSchema schema;
    private final TreeColumns mapping;
    private final XgboostFile foreign;
    private final @Nullable Column[] columns;
    private final int[] features;

    private TreesImport(byte[] file, TreeColumns mapping, FeatureSchema schema) {
        this.schema = schema;
        this.mapping = mapping;
        this.foreign = ForeignTrees.read(file, mapping.rounds());
        this.columns = new Column[foreign.featureCount()];
        this.features = new int[foreign.featureCount()];
        Arrays.fill(features, -1);
        place();
    }

    /**
     * What lies in the folder of the model, without calibration.
     *
     * @param schema our features
     */
    public static Map<String, byte[]> of(byte[] file, TreeColumns mapping, FeatureSchema schema) {
        return new TreesImport(file, mapping, schema).files();
    }

    private void place() {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < mapping.columns().size(); i++) {
            Column column = mapping.columns().get(i);
            int place = foreign.names().isEmpty() ? i : foreign.names().indexOf(column.column());
            if (place < 0 || place >= columns.length) {
                throw new ImportException("The model file has no column (%s); it has %s."
                        .formatted(column.column(), foreign.names().isEmpty() ? columns.length : foreign.names()));
            }
            if (!taken.add(column.feature())) {
                throw new ImportException("The feature (%s) is given to two columns. Each column has one of its own."
                        .formatted(column.feature()));
            }
            FeatureDefinition definition = Wanted.feature(schema, column.feature());
            Wanted.words(definition, column.words());
            columns[place] = column;
            features[place] = schema.indexOf(column.feature());
        }
    }

    private Map<String, byte[]> files() {
        XgboostFile rewritten = new ColumnRewrite(columns, features, schema.size()).of(foreign);
        float[] rows = ProbeRows.of(rewritten.trained(), words(), schema.size());
        List<Probe> probes = ConfinedReference.ask(rewritten.json(), rows, schema.size());
        requireSame(rows, probes);
        Map<String, byte[]> files = new HashMap<>();
        files.put(ModelFolder.TREES, rewritten.json());
        files.put(ModelFolder.FEATURE_SCHEMA, OutsideFiles.json(schema));
        files.put(ModelFolder.ENCODING, OutsideFiles.json(new Encoding(schema.version(), encodings())));
        files.put(ModelFolder.PROBES, OutsideFiles.json(probes));
        return files;
    }

    /** The model as it came says of each row what the rewritten one says. */
    private void requireSame(float[] rows, List<Probe> probes) {
        float[] original = new float[probes.size() * columns.length];
        Arrays.fill(original, Float.NaN);
        for (int row = 0; row < probes.size(); row++) {
            for (int column = 0; column < columns.length; column++) {
                Column known = columns[column];
                if (known != null) {
                    float value = rows[row * schema.size() + features[column]];
                    original[row * columns.length + column] =
                            Float.isNaN(value) ? known.missing().orElse(Float.NaN) : value;
                }
            }
        }
        List<Probe> before = ConfinedReference.ask(foreign.json(), original, columns.length);
        for (int row = 0; row < probes.size(); row++) {
            if (before.get(row).logOdds() != probes.get(row).logOdds()) {
                throw new ImportException(
                        "On probe row (%d) the model says (%s) as it came and (%s) on our features. Report this, with the file."
                                .formatted(
                                        row,
                                        before.get(row).logOdds(),
                                        probes.get(row).logOdds()));
            }
        }
    }

    private int[] words() {
        int[] words = new int[schema.size()];
        for (Column column : mapping.columns()) {
            words[schema.indexOf(column.feature())] =
                    column.words().map(List::size).orElse(0);
        }
        return words;
    }

    private List<Encoding.OfFeature> encodings() {
        Map<String, List<String>> words = new HashMap<>();
        mapping.columns().forEach(column -> column.words().ifPresent(list -> words.put(column.feature(), list)));
        List<Encoding.OfFeature> encodings = new ArrayList<>();
        for (FeatureDefinition definition : schema.definitions()) {
            encodings.add(
                    definition.kind() == FeatureDefinition.Kind.CATEGORY
                            ? new Encoding.OfWord(definition.name(), words.getOrDefault(definition.name(), List.of()))
                            : new Encoding.OfNumber(definition.name(), Optional.empty()));
        }
        return encodings;
    }
}
