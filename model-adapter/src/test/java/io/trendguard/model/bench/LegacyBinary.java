package io.trendguard.model.bench;

import io.trendguard.model.tree.TrainedTree;
import io.trendguard.model.tree.TrainedTrees;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Trees in XGBoost's binary format from before version 1.0, little-endian, the one that {@code ai.h2o:xgboost-predictor}
 * reads. XGBoost 3 can no longer write it.
 */
final class LegacyBinary {
    private static final int TOP = 1 << 31;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private LegacyBinary() {}

    static byte[] of(TrainedTrees trained) {
        LegacyBinary file = new LegacyBinary();
        file.real(trained.base()).whole(trained.featureCount());
        file.whole(0, 0, 0, 0, 0).zeros(27); // classes, buffers, metrics, version
        file.text("binary:logistic").text("gbtree");
        file.whole(trained.trees().size(), 1, trained.featureCount(), 0).zeros(2);
        file.whole(1, 0).zeros(32); // output groups, leaf vectors
        trained.trees().forEach(tree -> file.tree(tree, trained.featureCount()));
        return file.zeros(trained.trees().size()).out.toByteArray();
    }

    private void tree(TrainedTree tree, int featureCount) {
        int nodes = tree.left().length;
        int[] parent = new int[nodes];
        parent[0] = -1;
        for (int node = 0; node < nodes; node++) {
            if (tree.left()[node] >= 0) {
                parent[tree.left()[node]] = node | TOP; // the top bit marks a left child
                parent[tree.right()[node]] = node;
            }
        }
        whole(1, nodes, 0, 0, featureCount, 0).zeros(31);
        for (int node = 0; node < nodes; node++) {
            int feature = tree.feature()[node] | (tree.missingLeft()[node] ? TOP : 0); // and here: missing goes left
            whole(parent[node], tree.left()[node], tree.right()[node], feature).real(tree.value()[node]);
        }
        for (int node = 0; node < nodes; node++) {
            real(0).real(tree.cover()[node]).real(0).whole(0);
        }
    }

    private LegacyBinary whole(int... values) {
        for (int value : values) {
            out.writeBytes(little(Integer.BYTES).putInt(value).array());
        }
        return this;
    }

    private LegacyBinary real(float value) {
        return whole(Float.floatToRawIntBits(value));
    }

    private LegacyBinary zeros(int count) {
        return whole(new int[count]);
    }

    private LegacyBinary text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.writeBytes(little(Long.BYTES).putLong(bytes.length).array());
        out.writeBytes(bytes);
        return this;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
