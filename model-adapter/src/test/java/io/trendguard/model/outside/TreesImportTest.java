package io.trendguard.model.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import io.trendguard.model.feature.Column;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.tree.SeededBooster;
import io.trendguard.point.regret.RegretPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesImportTest {
    private static final int COLUMNS = 4;
    private static final String MAPPING = """
        says: trained elsewhere
        columns:
          - {column: rate, feature: prior_return_rate, missing: -1}
          - {column: depth, feature: discount_depth}
          - {column: dev, feature: device, words: [desktop, phone, tablet]}
          - {column: value, feature: order_value}
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private static SeededBooster booster(Map<String, Object> parameters) throws Exception {
        return new SeededBooster(3, 1500, COLUMNS, 25, parameters);
    }

    private ModelFolder imported(byte[] file, String mapping) throws Exception {
        Path model = Files.write(temp.resolve("model.bin"), file);
        Path columns = Files.writeString(temp.resolve("columns.yaml"), mapping);
        return new ModelImport(model, temp.resolve("folder"), RegretPoint.NAME)
                .trees(TreeColumns.load(columns), SeededRows.SCHEMA, Optional.empty());
    }

    /** Our table of features for rows of the booster; a missing rate was -1 to it. */
    private static List<Column> table(float[] rows) {
        int count = rows.length / COLUMNS;
        float[][] numbers = new float[COLUMNS][count];
        int[] devices = new int[count];
        for (int row = 0; row < count; row++) {
            for (int c = 0; c < COLUMNS; c++) {
                numbers[c][row] = rows[row * COLUMNS + c];
            }
            numbers[0][row] = numbers[0][row] == -1 ? Float.NaN : numbers[0][row];
            devices[row] = Float.isNaN(numbers[2][row]) ? -1 : (int) numbers[2][row];
        }
        float[] unused = new float[count];
        List<Column> columns = new ArrayList<>();
        columns.add(new Column.Numbers(numbers[1])); // discount_depth
        columns.add(new Column.Numbers(unused));
        columns.add(new Column.Numbers(unused));
        columns.add(new Column.Numbers(numbers[3])); // order_value
        columns.add(new Column.Numbers(numbers[0])); // prior_return_rate
        columns.add(new Column.Words(devices, List.of("desktop", "phone", "tablet")));
        columns.add(new Column.Words(new int[count], List.of("any")));
        return columns;
    }

    private static float[] rows() {
        float[] rows = SeededBooster.rows(9, 400, COLUMNS);
        for (int row = 0; row < 400; row++) {
            rows[row * COLUMNS] = Float.isNaN(rows[row * COLUMNS]) ? -1 : rows[row * COLUMNS];
            rows[row * COLUMNS + 2] = row % 4 == 3 ? Float.NaN : row % 4;
        }
        return rows;
    }

    @Test
    void aModelFromOutsideSaysOnOurFeaturesWhatXgboostSaidOnItsOwnColumns() throws Exception {
        try (SeededBooster booster = booster(Map.of())) {
            float[][] theirs = booster.logOdds(rows());
            ServedModel model = RiskModels.load(imported(booster.json(), MAPPING));
            double[] ours = model.logOdds(table(rows()), IntStream.range(0, 400).toArray());
            for (int row = 0; row < 400; row++) {
                assertThat((float) ours[row]).isCloseTo(theirs[row][0], within(2e-6f));
            }
            assertThat(model.schema()).isEqualTo(SeededRows.SCHEMA);
        }
    }

    @Test
    void theBinaryFormatIsTheSameModel() throws Exception {
        try (SeededBooster booster = booster(Map.of())) {
            ModelFolder json = imported(booster.json(), MAPPING);
            ModelFolder ubj = imported(booster.ubj(), MAPPING);
            assertThat(ubj.file(ModelFolder.TREES)).isEqualTo(json.file(ModelFolder.TREES));
            assertThat(ubj.version()).isNotEqualTo(json.version()); // it names another file
        }
    }

    @Test
    void columnsAreFoundByTheirNamesWhereTheFileHasSome() throws Exception {
        try (SeededBooster booster = booster(Map.of())) {
            ObjectNode root = (ObjectNode) Json.mapper().readTree(booster.json());
            ((ObjectNode) root.path("learner"))
                    .putArray("feature_names")
                    .add("rate")
                    .add("depth")
                    .add("dev")
                    .add("value");
            byte[] named = Json.mapper().writeValueAsBytes(root);
            String shuffled = """
                says: trained elsewhere
                columns:
                  - {column: value, feature: order_value}
                  - {column: dev, feature: device, words: [desktop, phone, tablet]}
                  - {column: depth, feature: discount_depth}
                  - {column: rate, feature: prior_return_rate, missing: -1}
                """;
            assertThat(imported(named, shuffled).file(ModelFolder.TREES))
                    .isEqualTo(imported(booster.json(), MAPPING).file(ModelFolder.TREES));
            assertThatThrownBy(() -> imported(named, MAPPING.replace("column: dev", "column: gadget")))
                    .hasMessageContaining("no column (gadget); it has [rate, depth, dev, value]");
        }
    }

    @Test
    void whatIsNotServedIsRefusedInWords() throws Exception {
        try (SeededBooster dart = booster(Map.of("booster", "dart"));
                SeededBooster linear = booster(Map.of("booster", "gblinear"));
                SeededBooster many = booster(Map.of("objective", "multi:softprob", "num_class", 3));
                SeededBooster fine = booster(Map.of())) {
            assertThatThrownBy(() -> imported(dart.json(), MAPPING)).hasMessageContaining("booster is (dart)");
            assertThatThrownBy(() -> imported(linear.ubj(), MAPPING))
                    .hasMessageContaining("Bring it as a logistic regression");
            assertThatThrownBy(() -> imported(many.json(), MAPPING)).hasMessageContaining("(multi:softprob)");
            assertThatThrownBy(() -> imported(new byte[] {1, 2, 3}, MAPPING))
                    .hasMessageContaining("is in no format that is read");
            assertThatThrownBy(() -> imported(fine.json(), MAPPING.replaceAll("(?m)^.*order_value.*\n", "")))
                    .hasMessageContaining("look at column (3)")
                    .hasMessageContaining("the mapping says nothing");
            assertThatThrownBy(() -> imported(fine.json(), MAPPING.replace(", words: [desktop, phone, tablet]", "")))
                    .hasMessageContaining("(device) is a word");
            assertThatThrownBy(() -> imported(fine.json(), MAPPING.replace("order_value", "discount_depth")))
                    .hasMessageContaining("given to two columns");
        }
    }

    @Test
    void splitsBySetsOfCategoriesAreRefused() throws Exception {
        int rows = 600;
        float[] x = new float[rows];
        float[] labels = new float[rows];
        for (int row = 0; row < rows; row++) {
            x[row] = row % 12;
            labels[row] = row % 12 == 3 || row % 12 == 7 ? 1 : 0;
        }
        DMatrix data = new DMatrix(x, rows, 1, Float.NaN);
        data.setFeatureTypes(new String[] {"c"});
        data.setLabel(labels);
        Map<String, Object> parameters =
                Map.of("objective", "binary:logistic", "tree_method", "hist", "max_cat_to_onehot", 1, "nthread", 1);
        Booster booster = XGBoost.train(data, parameters, 3, Map.of(), null, null);
        byte[] json = booster.toByteArray("json");
        booster.dispose();
        data.dispose();
        assertThatThrownBy(() -> imported(json, "says: x\ncolumns:\n  - {column: d, feature: discount_depth}\n"))
                .hasMessageContaining("splits by sets of categories");
    }

    @Test
    void aModelThatStoppedEarlyHasToSayWhichTreesCount() throws Exception {
        try (SeededBooster booster = booster(Map.of())) {
            ObjectNode root = (ObjectNode) Json.mapper().readTree(booster.json());
            ((ObjectNode) root.at("/learner/attributes")).put("best_iteration", "9");
            byte[] stopped = Json.mapper().writeValueAsBytes(root);
            assertThatThrownBy(() -> imported(stopped, MAPPING)).hasMessageContaining("Name (rounds: 10) for the best");
            ModelFolder ten = imported(stopped, "rounds: 10\n" + MAPPING);
            assertThat(Json.mapper().readTree(ten.file(ModelFolder.TREES)).at("/learner/gradient_booster/model/trees"))
                    .hasSize(10);
        }
    }
}
