package io.trendguard.model.tree;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads one tree out of a model file; every list has one element for each node. */
final class TreeReading {
    private final JsonCursor json;
    private final int number;
    private final Map<String, int[]> wholes = new HashMap<>();
    private final Map<String, float[]> floats = new HashMap<>();
    private int announced = -1;
    private int deleted;

    TreeReading(JsonCursor json, int number) {
        this.json = json;
        this.number = number;
    }

    void field(String name) throws IOException {
        switch (name) {
            case "left_children", "right_children", "split_indices", "default_left", "split_type", "parents" ->
                wholes.put(name, json.wholes(name));
            case "split_conditions", "sum_hessian" -> floats.put(name, json.floats(name));
            case "tree_param" -> json.object(name, this::parameter);
            case "categories", "categories_nodes", "categories_segments", "categories_sizes" ->
                XgboostKinds.categories(json.isEmpty());
            case "leaf_weights" -> {
                if (!json.isEmpty()) {
                    XgboostKinds.one("size_leaf_vector", 2);
                }
            }
            case "base_weights", "loss_changes", "id", "leaf_child_counts" ->
                json.skip(); // they say how it was trained
            default -> throw XgboostKinds.unknown("tree", name);
        }
    }

    private void parameter(String name) throws IOException {
        switch (name) {
            case "num_nodes" -> announced = json.whole(name);
            case "num_deleted" -> deleted = json.whole(name);
            case "size_leaf_vector" -> XgboostKinds.one(name, json.whole(name));
            default -> json.skip(); // num_feature stands in the learner, the rest was for training
        }
    }

    /** The tree; whether it is one is found out by {@link TrainedTree#breadthFirst}. */
    TrainedTree tree() {
        int[] left = needed("left_children");
        int[] missing = needed("default_left");
        boolean[] missingLeft = new boolean[missing.length];
        for (int node = 0; node < missing.length; node++) {
            missingLeft[node] = missing[node] != 0;
        }
        if (Arrays.stream(wholes.getOrDefault("split_type", new int[0])).anyMatch(type -> type != 0)) {
            XgboostKinds.categories(false);
        }
        if (announced >= 0 && announced != left.length) {
            throw broken("it announces (%d) nodes and holds (%d)".formatted(announced, left.length));
        }
        TrainedTree tree = new TrainedTree(
                left,
                needed("right_children"),
                needed("split_indices"),
                numbers("split_conditions"),
                missingLeft,
                numbers("sum_hessian"));
        parents(tree, needed("parents"));
        return tree;
    }

    /** Each child knows its parent, and each node that is not deleted has one. */
    private void parents(TrainedTree tree, int[] parents) {
        int size = tree.left().length;
        if (parents.length != size) {
            throw broken("it has (%d) nodes and (%d) parents".formatted(size, parents.length));
        }
        if (parents[0] >= 0 && parents[0] < size) {
            throw broken("its root has the parent (%d)".formatted(parents[0]));
        }
        int children = 0;
        for (int node = 0; node < size; node++) {
            if (tree.isLeaf(node)) {
                if (tree.right()[node] >= 0) {
                    throw broken("node (%d) has a right child and no left one".formatted(node));
                }
                continue;
            }
            for (int child : new int[] {tree.left()[node], tree.right()[node]}) {
                if (child <= 0 || child >= size || parents[child] != node) {
                    throw broken("child (%d) of node (%d) is none of its own".formatted(child, node));
                }
                children++;
            }
        }
        if (children + 1 + deleted < size) {
            throw broken("(%d) of its (%d) nodes hang on nothing".formatted(size - children - 1, size));
        }
    }

    private int[] needed(String name) {
        int[] found = wholes.get(name);
        if (found == null) {
            throw broken("it has no (%s)".formatted(name));
        }
        return found;
    }

    private float[] numbers(String name) {
        float[] found = floats.get(name);
        if (found == null) {
            throw broken("it has no (%s)".formatted(name));
        }
        return found;
    }

    private IllegalArgumentException broken(String what) {
        return new IllegalArgumentException(
                "Tree (%d) of the model file is broken: %s. Save or copy the model again.".formatted(number, what));
    }
}
