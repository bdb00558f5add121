package io.trendguard.model.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import io.trendguard.model.tree.FlatTrees;
import io.trendguard.model.tree.SeededBooster;
import io.trendguard.model.tree.XgboostFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files that other tools and versions wrote, and those that somebody broke or wrote to do harm. */
class ForeignFilesTest {
    private static final Pattern INNER = Pattern.compile(
            "io\\.trendguard|java\\.|com\\.fasterxml|Exception|Unexpected character|was expecting|ml\\.dmlc|bad_alloc");
    private static final byte[] PLAIN = plain();

    private static byte[] plain() {
        try (SeededBooster booster = new SeededBooster(1, 500, 4, 6, Map.of("max_depth", 3))) {
            return booster.json();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static XgboostFile read(byte[] file) {
        return ForeignTrees.read(file, Optional.empty());
    }

    private static byte[] changed(Consumer<ObjectNode> change) {
        try {
            ObjectNode root = (ObjectNode) Json.mapper().readTree(PLAIN);
            change.accept(root);
            return Json.mapper().writeValueAsBytes(root);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode at(JsonNode root, String pointer) {
        return (ObjectNode) root.at(pointer);
    }

    private static byte[] baseScore(JsonNode written) {
        return changed(root -> at(root, "/learner/learner_model_param").set("base_score", written));
    }

    private static ObjectNode firstTree(ObjectNode root) {
        return at(root, "/learner/gradient_booster/model/trees/0");
    }

    private static String refusal(byte[] file) {
        Throwable refused = catchThrowable(() -> read(file));
        assertThat(refused).isInstanceOf(ImportException.class);
        assertThat(refused.getMessage()).doesNotContainPattern(INNER);
        return String.valueOf(refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"[9.5E-1]\"", "\"9.5E-1\"", "0.95", "[0.95]", "[\"9.5E-1\"]", "\"[0.95]\""})
    void theBaseScoreOfTheFileIsCarriedOverHoweverItIsWritten(String written) throws Exception {
        XgboostFile file = read(baseScore(Json.mapper().readTree(written)));
        assertThat(file.trained().base()).isCloseTo((float) Math.log(0.95 / 0.05), within(1e-5f));
        float[] nothing = {Float.NaN, Float.NaN, Float.NaN, Float.NaN};
        float xgboost = io.trendguard.model.serve.XgboostReference.ask(file.json(), nothing, 4)
                .get(0)
                .logOdds();
        FlatTrees ours = new FlatTrees(file.trained());
        assertThat((float) ours.logOdds(nothing, ours.newScratch())).isCloseTo(xgboost, within(2e-6f));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"[0.1,0.9]\"|several base scores",
                "[0.1, 0.9]|several base scores",
                "\"1\"|must be a probability",
                "\"NaN\"|must be a probability",
                "\"much\"|must be a probability",
                "-3|must be a probability"
            })
    void aBaseScoreThatIsNoProbabilityIsRefused(String written, String words) throws Exception {
        assertThat(refusal(baseScore(Json.mapper().readTree(written)))).contains(words);
    }

    @Test
    void aFileOfANewerVersionOrWithAFieldThatIsNotKnownIsRefused() {
        assertThat(refusal(
                        changed(root -> root.putArray("version").add(3).add(9).add(0))))
                .contains("XGBoost 3.9.0", "1.0 to 3.4");
        assertThat(refusal(changed(root -> root.remove("version")))).contains("which version of XGBoost");
        assertThat(refusal(changed(root -> at(root, "/learner").put("link", "probit"))))
                .contains("(link)");
        assertThat(refusal(changed(root -> firstTree(root).putArray("weights").add(0.5))))
                .contains("(weights)");
        assertThat(refusal(changed(root -> at(root, "/learner/gradient_booster/model")
                        .putArray("weight_drop")
                        .add(0.5))))
                .contains("booster is (dart)");
        assertThat(refusal(changed(root -> at(root, "/learner/gradient_booster/model")
                        .putObject("cats")
                        .putArray("enc")
                        .add(1))))
                .contains("sets of categories");
    }

    @Test
    void treesThatWouldCrashTheLibraryAreRefusedBeforeItSeesThem() {
        assertThat(refusal(changed(root -> set(firstTree(root), "parents", 1, 1_000_000_000))))
                .contains("Tree (0)", "none of its own");
        assertThat(refusal(changed(root -> set(firstTree(root), "left_children", 0, 1_000_000_000))))
                .contains("child (1000000000)");
        assertThat(refusal(changed(root -> set(firstTree(root), "left_children", 0, 0))))
                .contains("child (0)");
        assertThat(refusal(changed(root -> set(firstTree(root), "split_indices", 0, 4))))
                .contains("feature (4) is none of (4)");
        assertThat(refusal(changed(root -> set(firstTree(root), "split_indices", 0, -1))))
                .contains("feature (-1)");
        assertThat(refusal(changed(root -> ((ArrayNode) firstTree(root).get("sum_hessian")).remove(0))))
                .contains("arrays of other lengths");
        assertThat(refusal(changed(root -> firstTree(root).remove("parents")))).contains("no (parents)");
        assertThat(refusal(changed(root -> at(firstTree(root), "/tree_param").put("num_nodes", "99"))))
                .contains("announces (99)");
        String text = new String(PLAIN, StandardCharsets.UTF_8);
        assertThat(refusal(text.replaceFirst("\"split_conditions\":\\[[^,]*", "\"split_conditions\":[NaN")
                        .getBytes(StandardCharsets.UTF_8)))
                .contains("not finite");
        assertThat(refusal(text.replaceFirst("\"sum_hessian\":\\[([^,]*),[^,]*", "\"sum_hessian\":[$1,-1")
                        .getBytes(StandardCharsets.UTF_8)))
                .contains("cover");
        assertThat(refusal(changed(ForeignFilesTest::chain))).contains("deeper than");
    }

    private static void set(ObjectNode tree, String list, int place, int value) {
        ((ArrayNode) tree.get(list)).set(place, value);
    }

    private static void chain(ObjectNode root) {
        int nodes = 40_001;
        ObjectNode tree = firstTree(root);
        at(tree, "/tree_param").put("num_nodes", Integer.toString(nodes));
        for (String list : List.of(
                "left_children",
                "right_children",
                "parents",
                "split_indices",
                "default_left",
                "split_conditions",
                "sum_hessian",
                "split_type")) {
            ArrayNode values = tree.putArray(list);
            for (int node = 0; node < nodes; node++) {
                boolean split = node % 2 == 0 && node + 2 < nodes;
                values.add(
                        switch (list) {
                            case "left_children" -> split ? node + 1 : -1;
                            case "right_children" -> split ? node + 2 : -1;
                            case "parents" -> node == 0 ? Integer.MAX_VALUE : (node - 1) / 2 * 2;
                            case "sum_hessian" -> nodes - node;
                            default -> 0;
                        });
            }
        }
    }

    @Test
    void aByteOrderMarkIsIgnoredAndACutFileIsNamed() {
        byte[] marked = new byte[PLAIN.length + 3];
        marked[0] = (byte) 0xEF;
        marked[1] = (byte) 0xBB;
        marked[2] = (byte) 0xBF;
        System.arraycopy(PLAIN, 0, marked, 3, PLAIN.length);
        assertThat(read(marked).trained().base())
                .isEqualTo(read(PLAIN).trained().base());
        for (int length : new int[] {0, 1, 2, 17, PLAIN.length / 2, PLAIN.length - 1}) {
            refusal(Arrays.copyOf(PLAIN, length));
        }
        assertThat(refusal(new String(PLAIN, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16)))
                .contains("UTF-16");
    }

    @Test
    void everyByteOfABinaryFileMayBeWrongAndIsNeverALibrarysMatter() throws Exception {
        byte[] ubj;
        try (SeededBooster booster = new SeededBooster(1, 200, 4, 2, Map.of("max_depth", 2))) {
            ubj = booster.ubj();
        }
        for (int i = 1; i < ubj.length; i += 3) {
            byte[] flipped = ubj.clone();
            flipped[i] ^= 0x55;
            Throwable refused = catchThrowable(() -> read(flipped));
            if (refused != null) {
                assertThat(refused).isInstanceOf(ImportException.class);
                assertThat(refused.getMessage()).doesNotContainPattern(INNER);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binf0123456789|old binary format",
                "<PMML version='4.4'/>|PMML",
                "[{\"nodeid\": 0}]|dump_model",
                "booster[0]:|text dump",
                "tree version=v3 num_class=1|LightGBM",
                "{ \"oblivious_trees\": []}|CatBoost",
                "{\"name\": \"tree\", \"tree_info\": []}|LightGBM",
                "CBM1xxxx|CatBoost",
                "{}|no model of XGBoost",
                "hello|no format that is read"
            })
    void aModelOfAnotherKindIsNamed(String file, String words) {
        assertThat(refusal(file.getBytes(StandardCharsets.UTF_8))).contains(words);
    }

    @Test
    void picklesAndArchivesAreNamedWithTheWayToConvertThem() {
        assertThat(refusal(new byte[] {(byte) 0x80, 4, (byte) 0x95, 1})).contains("pickle", "save_model");
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0})).contains("ZIP archive", "MOJO");
        assertThat(refusal(new byte[] {0x1f, (byte) 0x8b, 8})).contains("gzip");
    }

    @Test
    void aForestOfSeveralTreesInARoundSaysWhatXgboostSays() throws Exception {
        try (SeededBooster booster =
                new SeededBooster(1, 800, 4, 5, Map.of("num_parallel_tree", 4, "subsample", 0.8, "max_depth", 4))) {
            XgboostFile file = read(booster.json());
            float[] rows = SeededBooster.rows(9, 50, 4);
            double[] ours = new FlatTrees(file.trained()).logOdds(rows, 1);
            float[][] theirs = booster.logOdds(rows);
            for (int row = 0; row < 50; row++) {
                assertThat((float) ours[row]).isCloseTo(theirs[row][0], within(3e-6f));
            }
            assertThat(file.rounds()).isEqualTo(5);
            assertThatThrownBy(() -> ForeignTrees.read(booster.json(), Optional.of(6)))
                    .hasMessageContaining("(5) rounds");
        }
    }
}
