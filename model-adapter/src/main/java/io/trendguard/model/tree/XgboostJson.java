package io.trendguard.model.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads XGBoost's own JSON model format (versions 2 and 3; XGBoost's {@code doc/model.schema}): one tree booster for
 * {@code binary:logistic} with numeric splits.
 */
public final class XgboostJson {
    private XgboostJson() {}

    /** The trees in a model file. Throws {@link IllegalArgumentException} for a model of another kind. */
    public static TrainedTrees read(byte[] json) {
        JsonNode learner = parse(json).path("learner");
        expect(learner.at("/objective/name").asText(), "binary:logistic", "objective");
        expect(learner.at("/gradient_booster/name").asText(), "gbtree", "booster");
        JsonNode model = learner.at("/gradient_booster/model");
        expect(model.at("/gbtree_model_param/num_parallel_tree").asText("1"), "1", "number of parallel trees");
        JsonNode parameters = learner.path("learner_model_param");
        List<TrainedTree> trees = new ArrayList<>();
        for (JsonNode tree : model.path("trees")) {
            trees.add(tree(tree));
        }
        return new TrainedTrees(
                Integer.parseInt(parameters.path("num_feature").asText()),
                logOdds(parameters.path("base_score").asText()),
                trees);
    }

    /** The same model with only its first rounds, for example up to the best round of early stopping. */
    public static byte[] firstRounds(byte[] json, int rounds) {
        JsonNode root = parse(json);
        if (!(root.at("/learner/gradient_booster/model") instanceof ObjectNode model)) {
            throw new IllegalArgumentException("The file holds no tree booster. Maybe it is no XGBoost model.");
        }
        cut(model, "trees", rounds);
        cut(model, "tree_info", rounds);
        cut(model, "iteration_indptr", rounds + 1);
        if (model.get("gbtree_model_param") instanceof ObjectNode parameters) {
            parameters.put("num_trees", Integer.toString(rounds));
        }
        try {
            return Json.mapper().writeValueAsBytes(root);
        } catch (IOException e) {
            throw new IllegalStateException("The shortened model cannot be written.", e);
        }
    }

    private static void cut(ObjectNode model, String name, int size) {
        if (model.get(name) instanceof ArrayNode array) {
            while (array.size() > size) {
                array.remove(array.size() - 1);
            }
        }
    }

    private static JsonNode parse(byte[] json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The model file is not JSON: %s Maybe it was saved as UBJ.".formatted(e.getMessage()), e);
        }
    }

    private static void expect(String actual, String expected, String what) {
        if (!actual.equals(expected)) {
            throw new IllegalArgumentException(
                    "The model's %s is (%s) and must be (%s).".formatted(what, actual, expected));
        }
    }

    /** From 3.1 on the base score is written as a list. It is a probability; XGBoost takes its logit in float32. */
    private static float logOdds(String baseScore) {
        float probability = Float.parseFloat(baseScore.replace("[", "").replace("]", ""));
        return (float) -StrictMath.log(1.0f / probability - 1.0f);
    }

    private static TrainedTree tree(JsonNode tree) {
        for (JsonNode type : tree.path("split_type")) {
            if (type.asInt() != 0) {
                throw new IllegalArgumentException(
                        "The model splits by sets of categories. Train it with categories as numbers.");
            }
        }
        int[] missingLeft = integers(tree.path("default_left"));
        boolean[] flags = new boolean[missingLeft.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = missingLeft[i] != 0;
        }
        return new TrainedTree(
                integers(tree.path("left_children")),
                integers(tree.path("right_children")),
                integers(tree.path("split_indices")),
                floats(tree.path("split_conditions")),
                flags,
                floats(tree.path("sum_hessian")));
    }

    private static int[] integers(JsonNode array) {
        int[] out = new int[array.size()];
        for (int i = 0; i < out.length; i++) {
            JsonNode element = array.get(i);
            out[i] = element.isBoolean() ? (element.booleanValue() ? 1 : 0) : element.intValue();
        }
        return out;
    }

    /** XGBoost writes the shortest decimal of each float, which survives the way through a double. */
    private static float[] floats(JsonNode array) {
        float[] out = new float[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) array.get(i).doubleValue();
        }
        return out;
    }
}
