package io.trendguard.model.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import java.io.IOException;

/**
 * XGBoost's own JSON model format (XGBoost's {@code doc/model.schema}): one tree booster for {@code binary:logistic} with
 * numeric splits.
 */
public final class XgboostJson {
    private XgboostJson() {}

    /** The trees in a model file. Throws {@link IllegalArgumentException} for a model of another kind. */
    public static TrainedTrees read(byte[] json) {
        return file(json).trained();
    }

    /** All that a model file says. Throws {@link IllegalArgumentException} for one of another kind, or a broken one. */
    public static XgboostFile file(byte[] json) {
        return XgboostReader.read(json);
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
            throw new IllegalArgumentException("The model file is not JSON. Maybe it was saved as UBJ.", e);
        }
    }
}
