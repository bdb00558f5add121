package io.trendguard.model.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import io.trendguard.model.outside.TreeColumns.Column;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves a tree model from its own columns to those of our features. Where a number stood for nothing, what is missing goes
 * the way that this number went, so that the trees say the same of a row as before.
 */
final class ColumnRewrite {
    private final @Nullable Column[] columns;
    private final int[] features;
    private final int featureCount;

    /**
     * A way from columns to features.
     *
     * @param columns what is known of each column of the model; null where the mapping says nothing
     * @param features the place of each column among our features; -1 where the mapping says nothing
     * @param featureCount how many features we have
     */
    ColumnRewrite(@Nullable Column[] columns, int[] features, int featureCount) {
        this.columns = columns;
        this.features = features;
        this.featureCount = featureCount;
    }

    byte[] of(ForeignTrees foreign) {
        JsonNode root = ForeignTrees.tree(foreign.json());
        ObjectNode learner = object(root, "/learner");
        object(learner, "/learner_model_param").put("num_feature", Integer.toString(featureCount));
        learner.putArray("feature_names");
        learner.putArray("feature_types");
        for (JsonNode tree : learner.at("/gradient_booster/model/trees")) {
            rewrite(object(tree, ""), foreign);
        }
        try {
            return Json.mapper().writeValueAsBytes(root);
        } catch (IOException e) {
            throw new IllegalStateException("The rewritten model cannot be written.", e);
        }
    }

    private void rewrite(ObjectNode tree, ForeignTrees foreign) {
        object(tree, "/tree_param").put("num_feature", Integer.toString(featureCount));
        ArrayNode splits = array(tree, "split_indices");
        ArrayNode defaults = array(tree, "default_left");
        JsonNode left = tree.path("left_children");
        for (int node = 0; node < splits.size(); node++) {
            if (left.path(node).asInt() < 0) {
                splits.set(node, 0); // a leaf
                continue;
            }
            int column = splits.get(node).asInt();
            if (column >= features.length || features[column] < 0) {
                throw new ImportException(
                        "The trees look at column (%d)%s, of which the mapping says nothing. Name its feature."
                                .formatted(
                                        column,
                                        column < foreign.names().size()
                                                ? " (" + foreign.names().get(column) + ")"
                                                : ""));
            }
            splits.set(node, features[column]);
            float threshold = (float) tree.path("split_conditions").path(node).doubleValue();
            int here = node;
            missing(column).ifPresent(number -> defaults.set(here, number < threshold ? 1 : 0));
        }
    }

    private Optional<Float> missing(int column) {
        Column known = columns[column];
        return known == null ? Optional.empty() : known.missing();
    }

    private static ObjectNode object(JsonNode node, String pointer) {
        if (node.at(pointer) instanceof ObjectNode object) {
            return object;
        }
        throw new ImportException("The model file has no (%s). Maybe it is no XGBoost model.".formatted(pointer));
    }

    private static ArrayNode array(ObjectNode node, String name) {
        if (node.get(name) instanceof ArrayNode array) {
            return array;
        }
        throw new ImportException("A tree of the model file has no (%s). Maybe the file is cut off.".formatted(name));
    }
}
