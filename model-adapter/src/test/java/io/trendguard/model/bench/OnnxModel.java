package io.trendguard.model.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.trendguard.model.tree.TrainedTree;
import io.trendguard.model.tree.TrainedTrees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees as an ONNX model of one {@code TreeEnsembleRegressor} (ai.onnx.ml, version 3) from a row of floats to log-odds.
 * The numbers are the fields of {@code onnx.proto}; there is no converter for the JVM.
 */
final class OnnxModel {
    /** Names of the model's input and output. */
    static final String INPUT = "row";

    private static final String OUTPUT = "log_odds";
    private static final int FLOAT = 1;

    private final List<Long> treeIds = new ArrayList<>();
    private final List<Long> nodeIds = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<Float> values = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Long> lefts = new ArrayList<>();
    private final List<Long> rights = new ArrayList<>();
    private final List<Long> missingLeft = new ArrayList<>();
    private final List<Long> leafTrees = new ArrayList<>();
    private final List<Long> leafNodes = new ArrayList<>();
    private final List<Long> leafTargets = new ArrayList<>();
    private final List<Float> leafValues = new ArrayList<>();

    private OnnxModel() {}

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    static byte[] of(TrainedTrees trained) {
        OnnxModel model = new OnnxModel();
        for (int t = 0; t < trained.trees().size(); t++) {
            TrainedTree tree = trained.trees().get(t);
            for (int node = 0; node < tree.left().length; node++) {
                model.node(t, tree, node);
            }
        }
        return message(out -> {
                    out.writeInt64(1, 8);
                    out.writeBytes(7, model.graph(trained));
                    out.writeBytes(8, message(opset -> opset.writeInt64(2, 17)));
                    out.writeBytes(8, message(opset -> {
                        opset.writeString(1, "ai.onnx.ml");
                        opset.writeInt64(2, 3);
                    }));
                })
                .toByteArray();
    }

    private void node(long t, TrainedTree tree, long node) {
        int n = (int) node;
        boolean leaf = tree.left()[n] < 0;
        treeIds.add(t);
        nodeIds.add(node);
        features.add(leaf ? 0L : tree.feature()[n]);
        values.add(leaf ? 0 : tree.value()[n]);
        modes.add(leaf ? "LEAF" : "BRANCH_LT");
        lefts.add(leaf ? 0L : tree.left()[n]);
        rights.add(leaf ? 0L : tree.right()[n]);
        missingLeft.add(tree.missingLeft()[n] ? 1L : 0L);
        if (leaf) {
            leafTrees.add(t);
            leafNodes.add(node);
            leafTargets.add(0L);
            leafValues.add(tree.value()[n]);
        }
    }

    private ByteString graph(TrainedTrees trained) {
        return message(out -> {
            out.writeBytes(1, message(node -> {
                node.writeString(1, INPUT);
                node.writeString(2, OUTPUT);
                node.writeString(4, "TreeEnsembleRegressor");
                node.writeBytes(5, attribute("n_targets", 2, a -> a.writeInt64(3, 1)));
                node.writeBytes(5, floats("base_values", List.of(trained.base())));
                node.writeBytes(5, integers("nodes_treeids", treeIds));
                node.writeBytes(5, integers("nodes_nodeids", nodeIds));
                node.writeBytes(5, integers("nodes_featureids", features));
                node.writeBytes(5, floats("nodes_values", values));
                node.writeBytes(5, strings("nodes_modes", modes));
                node.writeBytes(5, integers("nodes_truenodeids", lefts));
                node.writeBytes(5, integers("nodes_falsenodeids", rights));
                node.writeBytes(5, integers("nodes_missing_value_tracks_true", missingLeft));
                node.writeBytes(5, integers("target_treeids", leafTrees));
                node.writeBytes(5, integers("target_nodeids", leafNodes));
                node.writeBytes(5, integers("target_ids", leafTargets));
                node.writeBytes(5, floats("target_weights", leafValues));
                node.writeString(7, "ai.onnx.ml");
            }));
            out.writeString(2, "trees");
            out.writeBytes(11, matrix(INPUT, trained.featureCount()));
            out.writeBytes(12, matrix(OUTPUT, 1));
        });
    }

    /** A matrix of floats with any number of rows. */
    private static ByteString matrix(String name, int columns) {
        ByteString shape = message(out -> {
            out.writeBytes(1, message(rows -> rows.writeString(2, "rows")));
            out.writeBytes(1, message(dimension -> dimension.writeInt64(1, columns)));
        });
        ByteString tensor = message(out -> {
            out.writeInt32(1, FLOAT);
            out.writeBytes(2, shape);
        });
        return message(out -> {
            out.writeString(1, name);
            out.writeBytes(2, message(type -> type.writeBytes(1, tensor)));
        });
    }

    private static ByteString floats(String name, List<Float> all) {
        return attribute(name, 6, out -> {
            for (float each : all) {
                out.writeFloat(7, each);
            }
        });
    }

    private static ByteString integers(String name, List<Long> all) {
        return attribute(name, 7, out -> {
            for (long each : all) {
                out.writeInt64(8, each);
            }
        });
    }

    private static ByteString strings(String name, List<String> all) {
        return attribute(name, 8, out -> {
            for (String each : all) {
                out.writeString(9, each);
            }
        });
    }

    private static ByteString attribute(String name, int type, Fields value) {
        return message(out -> {
            out.writeString(1, name);
            value.write(out);
            out.writeInt32(20, type);
        });
    }

    private static ByteString message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }
}
