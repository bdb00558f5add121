package io.trendguard.model.tree;

import io.trendguard.model.tree.ShapNode.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Some trees as {@link TreeShap} walks them: their nodes by kind, and splits by depth, so that each loop does one thing
 * to many nodes and parents come before children. A node's place in this order is its slot.
 */
final class ShapBlock {
    /** How many points of the quadrature one pass takes. */
    static final int LANES = 3;

    /** Values per state of a split on a feature that was compared above: share that goes left, and slope, by point. */
    static final int ROW = 2 * LANES;
    /** States of such a split: the row goes right, goes left, or had left the path above. */
    static final int STATES = 3;

    static final int OFF_PATH = 2;

    /** Values per pair and per stump, see {@link #pair} and {@link #line}. */
    static final int PAIR = 7;

    static final int STUMP = 3;

    /** Slots of the roots of trees with a split. */
    final int[] roots;
    /** By depth: first slot of the new splits, of those on features compared above, and so on; then the end. */
    final int[] levels;
    /** Number of the first split on a feature compared above, by depth. */
    final int[] levelAgain;

    /** First slots of the kinds after the splits, and the end. */
    final int pairs;

    final int stumps;
    final int stumpsAgain;
    final int leaves;
    final int slots;

    /** By slot: what is compared, the share that goes left, the children. */
    final long[] splits;

    final double[] shares;
    final int[] lefts;
    final int[] rights;

    /** By number, for splits and then stumps on a feature that was compared above: that slot * 2 + (left 1, right 0). */
    final int[] earlier;
    /** By number, pass and state: {@link #ROW} values. */
    final double[] again;

    /** The two children's comparisons of each pair. */
    final long[] pairSplits;

    final double[] pairValues;
    final double[] stumpValues;
    /** Right leaf, and left less right leaf. */
    final double[] stumpAgainValues;

    final double[] leafValues;

    ShapBlock(List<ShapNode> trees, int featureCount, double[] points) {
        List<ShapNode> nodes = new ArrayList<>();
        trees.stream().filter(root -> root.kind() != Kind.LEAF).forEach(root -> root.addTo(nodes));
        int deepest = nodes.stream().mapToInt(node -> node.depth).max().orElse(0);
        int others = 2 * deepest + 2;
        List<ShapNode> order = new ArrayList<>(nodes);
        order.sort(Comparator.comparingInt(node -> rank(node, others)));
        int[] starts = new int[others + 5];
        for (int slot = 0; slot < order.size(); slot++) {
            ShapNode node = order.get(slot);
            node.slot = slot;
            starts[rank(node, others) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        levels = Arrays.copyOf(starts, others + 1);
        pairs = levels[others];
        stumps = starts[others + 1];
        stumpsAgain = starts[others + 2];
        leaves = starts[others + 3];
        slots = order.size();
        levelAgain = new int[deepest + 1];
        List<ShapNode> known = new ArrayList<>();
        for (int depth = 0; depth <= deepest; depth++) {
            levelAgain[depth] = known.size();
            known.addAll(order.subList(levels[2 * depth + 1], levels[2 * depth + 2]));
        }
        known.addAll(order.subList(stumpsAgain, leaves));
        roots = order.stream()
                .filter(node -> node.depth == 0)
                .mapToInt(node -> node.slot)
                .toArray();
        List<ShapNode> splitting = order.subList(0, leaves);
        splits = splitting.stream().mapToLong(node -> node.split(featureCount)).toArray();
        shares = splitting.stream().mapToDouble(node -> node.arrivesLeft).toArray();
        lefts = order.subList(0, pairs).stream()
                .mapToInt(node -> node.leftChild().slot)
                .toArray();
        rights = order.subList(0, pairs).stream()
                .mapToInt(node -> node.rightChild().slot)
                .toArray();
        earlier = known.stream().mapToInt(ShapBlock::earlier).toArray();
        again = joined(known, node -> again(node, points));
        List<ShapNode> pair = order.subList(pairs, stumps);
        pairSplits = pair.stream()
                .flatMap(node -> Stream.of(node.leftChild(), node.rightChild())
                        .map(child -> child.kind() == Kind.LEAF ? node : child)) // a leaf's slope is 0 for any feature
                .mapToLong(node -> node.split(featureCount))
                .toArray();
        pairValues = joined(pair, ShapBlock::pair);
        stumpValues = joined(order.subList(stumps, stumpsAgain), ShapBlock::line);
        stumpAgainValues = joined(order.subList(stumpsAgain, leaves), ShapBlock::leaves);
        leafValues = order.subList(leaves, slots).stream()
                .mapToDouble(ShapNode::value)
                .toArray();
    }

    /** Splits by depth, the new ones first; then the other kinds. */
    private static int rank(ShapNode node, int others) {
        return switch (node.kind()) {
            case SPLIT -> 2 * node.depth;
            case SPLIT_AGAIN -> 2 * node.depth + 1;
            case PAIR -> others;
            case STUMP -> others + 1;
            case STUMP_AGAIN -> others + 2;
            case LEAF -> others + 3;
        };
    }

    private interface Values {
        double[] of(ShapNode node);
    }

    private static double[] joined(List<ShapNode> nodes, Values values) {
        return nodes.stream()
                .flatMapToDouble(node -> Arrays.stream(values.of(node)))
                .toArray();
    }

    private static int earlier(ShapNode node) {
        ShapNode above = Objects.requireNonNull(node.earlier);
        return above.slot * 2 + (node.leftOfEarlier ? 1 : 0);
    }

    /** The feature has a factor already, which the split replaces; off the path, the split follows the cover alone. */
    private static double[] again(ShapNode node, double[] points) {
        double[] out = new double[points.length / LANES * STATES * ROW];
        for (int q = 0; q < points.length; q++) {
            double factor = 1 / (points[q] + node.arrives * (1 - points[q]));
            for (int state = 0; state < STATES; state++) {
                int at = (q / LANES * STATES + state) * ROW + q % LANES;
                boolean on = state != OFF_PATH;
                double slope = state * node.arrives - node.arrivesLeft;
                double share = node.arrivesLeft + points[q] * (state - node.arrivesLeft);
                out[at] = on ? share * factor : node.leftShare();
                out[at + LANES] = on ? slope * factor * factor : 0;
            }
        }
        return out;
    }

    /** The expectation below a leaf or stump is a line in t: its start, and its slope when the row goes right, left. */
    private static double[] line(ShapNode node) {
        if (node.kind() == Kind.LEAF) {
            return new double[] {node.value(), 0, 0};
        }
        double right = node.rightChild().value();
        double difference = node.leftChild().value() - right;
        double share = node.arrivesLeft;
        return new double[] {right + share * difference, -share * difference, (1 - share) * difference};
    }

    /** Start of the left line less that of the right, that of the right, slopes of the left, of the right, the share. */
    private static double[] pair(ShapNode node) {
        double[] left = line(node.leftChild());
        double[] right = line(node.rightChild());
        return new double[] {left[0] - right[0], right[0], left[1], left[2], right[1], right[2], node.arrivesLeft};
    }

    private static double[] leaves(ShapNode node) {
        double right = node.rightChild().value();
        return new double[] {right, node.leftChild().value() - right};
    }
}
