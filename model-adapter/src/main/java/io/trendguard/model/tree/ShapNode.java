package io.trendguard.model.tree;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of one tree with all that SHAP needs to know of it before a row is known. */
final class ShapNode {
    /** How {@link TreeShap} treats a node; nodes of one kind lie side by side. */
    enum Kind {
        /** A split on a feature that no split above compares. */
        SPLIT,
        /** A split on a feature that was compared above. */
        SPLIT_AGAIN,
        /** A split on a new feature whose children are leaves or stumps, computed together with them. */
        PAIR,
        /** A split on a new feature with two leaves. */
        STUMP,
        /** A split with two leaves on a feature that was compared above. */
        STUMP_AGAIN,
        LEAF
    }

    private final TrainedTree tree;
    private final int node;
    private final @Nullable ShapNode parent;
    private final boolean left;
    private final List<ShapNode> children = new ArrayList<>();
    private Kind kind = Kind.LEAF;
    final int depth;

    /** The nearest split above on the same feature, if any, and whether this node is on its left. */
    final @Nullable ShapNode earlier;

    final boolean leftOfEarlier;

    /** Share of the cover that arrives here, as far as this node's feature decides it; 1 without an earlier split. */
    final double arrives;

    /** The part of {@link #arrives} that goes left. */
    final double arrivesLeft;

    /** Where the node is in its block. */
    int slot;

    /** The root of a tree, with all nodes below. */
    static ShapNode root(TrainedTree tree) {
        ShapNode root = new ShapNode(tree, 0, null, false);
        root.grow();
        return root;
    }

    private ShapNode(TrainedTree tree, int node, @Nullable ShapNode parent, boolean left) {
        this.tree = tree;
        this.node = node;
        this.parent = parent;
        this.left = left;
        depth = parent == null ? 0 : parent.depth + 1;
        ShapNode below = this;
        ShapNode above = tree.isLeaf(node) ? null : parent;
        while (above != null && above.feature() != feature()) {
            below = above;
            above = above.parent;
        }
        earlier = above;
        leftOfEarlier = below.left;
        arrives = above == null ? 1 : leftOfEarlier ? above.arrivesLeft : above.arrives - above.arrivesLeft;
        arrivesLeft = arrives * leftShare();
    }

    private void grow() {
        if (tree.isLeaf(node)) {
            return;
        }
        children.add(new ShapNode(tree, tree.left()[node], this, true));
        children.add(new ShapNode(tree, tree.right()[node], this, false));
        children.forEach(ShapNode::grow);
        boolean known = earlier != null;
        if (children.stream().allMatch(child -> child.kind == Kind.LEAF)) {
            kind = known ? Kind.STUMP_AGAIN : Kind.STUMP;
        } else if (known) {
            kind = Kind.SPLIT_AGAIN;
        } else {
            boolean low = children.stream().allMatch(child -> child.kind == Kind.LEAF || child.kind == Kind.STUMP);
            kind = low ? Kind.PAIR : Kind.SPLIT;
        }
    }

    Kind kind() {
        return kind;
    }

    ShapNode leftChild() {
        return children.get(0);
    }

    ShapNode rightChild() {
        return children.get(1);
    }

    long split(int featureCount) {
        return RowKeys.split(tree, node, featureCount);
    }

    /** What a leaf adds to the log-odds. */
    double value() {
        return tree.value()[node];
    }

    private int feature() {
        return tree.feature()[node];
    }

    /** Share of the node's cover that goes left; nothing of a leaf's. */
    double leftShare() {
        if (tree.isLeaf(node)) {
            return 0;
        }
        double goesLeft = tree.cover()[tree.left()[node]];
        return goesLeft / (goesLeft + tree.cover()[tree.right()[node]]);
    }

    /** Expected log-odds over the training cover. */
    double expected() {
        if (children.isEmpty()) {
            return value();
        }
        double right = rightChild().expected();
        return right + leftShare() * (leftChild().expected() - right);
    }

    /** The most different features that one path compares. */
    int mostFeatures() {
        if (!children.isEmpty()) {
            return Math.max(leftChild().mostFeatures(), rightChild().mostFeatures());
        }
        BitSet seen = new BitSet();
        for (ShapNode above = parent; above != null; above = above.parent) {
            seen.set(above.feature());
        }
        return seen.cardinality();
    }

    /** Adds the nodes that get a slot, parents first: those below a pair or a stump are part of it. */
    void addTo(List<ShapNode> nodes) {
        nodes.add(this);
        if (kind == Kind.SPLIT || kind == Kind.SPLIT_AGAIN) {
            children.forEach(child -> child.addTo(nodes));
        }
    }
}
