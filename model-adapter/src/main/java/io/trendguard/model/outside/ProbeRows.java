package io.trendguard.model.outside;

import io.trendguard.model.tree.TrainedTree;
import io.trendguard.model.tree.TrainedTrees;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rows that sit on the thresholds of trees and a hair beside them, where two readings of a model would part. */
final class ProbeRows {
    private static final int ROWS = 32;
    private static final long SEED = 42;

    private ProbeRows() {}

    /**
     * Rows one after the other, the last of them without any value.
     *
     * @param words how many words each feature has; 0 for a number
     */
    static float[] of(TrainedTrees trees, int[] words, int features) {
        TreeMap<Integer, TreeSet<Float>> thresholds = new TreeMap<>();
        for (TrainedTree tree : trees.trees()) {
            for (int node = 0; node < tree.left().length; node++) {
                if (tree.left()[node] >= 0) {
                    thresholds
                            .computeIfAbsent(tree.feature()[node], f -> new TreeSet<>())
                            .add(tree.value()[node]);
                }
            }
        }
        SplittableRandom random = new SplittableRandom(SEED);
        float[] rows = new float[ROWS * features];
        Arrays.fill(rows, Float.NaN);
        for (int row = 0; row < ROWS - 1; row++) {
            for (var feature : thresholds.entrySet()) {
                int f = feature.getKey();
                if (random.nextInt(5) == 0) {
                    continue; // missing
                }
                Float[] values = feature.getValue().toArray(Float[]::new);
                float threshold = values[random.nextInt(values.length)];
                rows[row * features + f] =
                        words[f] > 0 ? random.nextInt(words[f]) : beside(threshold, random.nextInt(3));
            }
        }
        return rows;
    }

    private static float beside(float threshold, int side) {
        return switch (side) {
            case 0 -> Math.nextDown(threshold);
            case 1 -> threshold;
            default -> Math.nextUp(threshold);
        };
    }
}
