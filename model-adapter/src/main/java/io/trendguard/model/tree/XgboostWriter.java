package io.trendguard.model.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** Writes checked trees as XGBoost 3.0 writes its own, so that the library reads a copy of ours and no stranger's file. */
final class XgboostWriter {
    private static final int NO_PARENT = Integer.MAX_VALUE;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private XgboostWriter(JsonGenerator out) {
        this.out = out;
    }

    static byte[] json(XgboostFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            new XgboostWriter(out).file(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void file(XgboostFile file) throws IOException {
        int trees = file.trees().size();
        out.writeStartObject();
        out.writeObjectFieldStart("learner");
        empty("attributes", true);
        empty("feature_names", false);
        empty("feature_types", false);
        out.writeObjectFieldStart("gradient_booster");
        out.writeObjectFieldStart("model");
        out.writeObjectFieldStart("gbtree_model_param");
        out.writeStringField("num_parallel_tree", Integer.toString(file.parallelTrees()));
        out.writeStringField("num_trees", Integer.toString(trees));
        out.writeEndObject();
        int[] rounds = new int[file.rounds() + 1];
        Arrays.setAll(rounds, round -> round * file.parallelTrees());
        wholes("iteration_indptr", rounds);
        wholes("tree_info", new int[trees]);
        out.writeArrayFieldStart("trees");
        for (int t = 0; t < trees; t++) {
            tree(file.trees().get(t).compact(t, file.featureCount()), t, file.featureCount());
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeStringField("name", "gbtree");
        out.writeEndObject();
        out.writeObjectFieldStart("learner_model_param");
        out.writeStringField("base_score", Float.toString(file.baseScore()));
        out.writeStringField("boost_from_average", "1");
        out.writeStringField("num_class", "0");
        out.writeStringField("num_feature", Integer.toString(file.featureCount()));
        out.writeStringField("num_target", "1");
        out.writeEndObject();
        out.writeObjectFieldStart("objective");
        out.writeStringField("name", "binary:logistic");
        out.writeObjectFieldStart("reg_loss_param");
        out.writeStringField("scale_pos_weight", "1");
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
        wholes("version", 3, 0, 4);
        out.writeEndObject();
    }

    private void tree(TrainedTree tree, int number, int featureCount) throws IOException {
        int nodes = tree.left().length;
        int[] parents = new int[nodes];
        parents[0] = NO_PARENT;
        for (int node = 0; node < nodes; node++) {
            if (!tree.isLeaf(node)) {
                parents[tree.left()[node]] = node;
                parents[tree.right()[node]] = node;
            }
        }
        out.writeStartObject();
        floats("base_weights", new float[nodes]);
        for (String name : new String[] {"categories", "categories_nodes", "categories_segments", "categories_sizes"}) {
            empty(name, false);
        }
        flags("default_left", nodes, node -> tree.missingLeft()[node]);
        out.writeNumberField("id", number);
        wholes("left_children", tree.left());
        floats("loss_changes", new float[nodes]);
        wholes("parents", parents);
        wholes("right_children", tree.right());
        floats("split_conditions", tree.value());
        wholes("split_indices", tree.feature());
        wholes("split_type", new int[nodes]);
        floats("sum_hessian", tree.cover());
        out.writeObjectFieldStart("tree_param");
        out.writeStringField("num_deleted", "0");
        out.writeStringField("num_feature", Integer.toString(featureCount));
        out.writeStringField("num_nodes", Integer.toString(nodes));
        out.writeStringField("size_leaf_vector", "1");
        out.writeEndObject();
        out.writeEndObject();
    }

    private void empty(String name, boolean object) throws IOException {
        out.writeFieldName(name);
        out.writeRawValue(object ? "{}" : "[]");
    }

    private void wholes(String name, int... values) throws IOException {
        out.writeFieldName(name);
        out.writeArray(values, 0, values.length);
    }

    private void flags(String name, int count, IntPredicate flag) throws IOException {
        out.writeArrayFieldStart(name);
        for (int i = 0; i < count; i++) {
            out.writeNumber(flag.test(i) ? 1 : 0);
        }
        out.writeEndArray();
    }

    private void floats(String name, float[] values) throws IOException {
        out.writeArrayFieldStart(name);
        for (float value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }
}
