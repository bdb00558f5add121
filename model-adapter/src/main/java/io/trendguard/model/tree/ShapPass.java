package io.trendguard.model.tree;

/** One walk down and up through a block of trees at three points of the quadrature. */
final class ShapPass {
    private static final int LANES = ShapBlock.LANES;
    /** State of a split by (state above xor side of this one) * 2 + whether the row goes left. */
    private static final byte[] STATE = {0, 1, 2, 2, 2, 2, 2, 2};

    private final ShapBlock at;
    private final int[] row;
    private final byte[] states;
    private final double[] weight;
    private final double[] expectation;
    private final double[] sums;
    private final double t0;
    private final double t1;
    private final double t2;
    private final double q0;
    private final double q1;
    private final double q2;
    /** Values between the tables of one split and the next, and where this pass has its own. */
    private final int stride;

    private final int offset;

    ShapPass(ShapBlock block, TreeShap.Scratch scratch, double[] points, double[] weights, int first) {
        at = block;
        row = scratch.row;
        states = scratch.states;
        weight = scratch.weight;
        expectation = scratch.expectation;
        sums = scratch.sums;
        t0 = points[first];
        t1 = points[first + 1];
        t2 = points[first + 2];
        q0 = weights[first];
        q1 = weights[first + 1];
        q2 = weights[first + 2];
        int table = ShapBlock.STATES * ShapBlock.ROW;
        stride = points.length / LANES * table;
        offset = first / LANES * table;
    }

    void run() {
        for (int root : at.roots) {
            weight[root * LANES] = q0;
            weight[root * LANES + 1] = q1;
            weight[root * LANES + 2] = q2;
        }
        int[] levels = at.levels;
        for (int depth = 0; depth < at.levelAgain.length; depth++) {
            down(levels[2 * depth], levels[2 * depth + 1]);
            downAgain(levels[2 * depth + 1], levels[2 * depth + 2], at.levelAgain[depth]);
        }
        pairs();
        stumps();
        stumpsAgain();
        leaves();
        for (int depth = at.levelAgain.length - 1; depth >= 0; depth--) {
            up(levels[2 * depth], levels[2 * depth + 1]);
            upAgain(levels[2 * depth + 1], levels[2 * depth + 2], at.levelAgain[depth]);
        }
    }

    private int goesLeft(long split) {
        return RowKeys.smaller(row[(int) split], split);
    }

    /** Where the values of a split on a feature that was compared above begin, for its state. */
    private int table(int number, int state) {
        return number * stride + offset + state * ShapBlock.ROW;
    }

    private int stateAgain(int number, long split) {
        int above = at.earlier[number];
        return STATE[(states[above >> 1] ^ (above & 1)) * 2 + goesLeft(split)];
    }

    private void down(int from, int to) {
        double[] w = weight;
        for (int split = from; split < to; split++) {
            int left = goesLeft(at.splits[split]);
            states[split] = (byte) left;
            double share = at.shares[split];
            double slope = left - share;
            int here = split * LANES;
            handOn(
                    split,
                    w[here] * (share + t0 * slope),
                    w[here + 1] * (share + t1 * slope),
                    w[here + 2] * (share + t2 * slope));
        }
    }

    private void downAgain(int from, int to, int firstNumber) {
        double[] w = weight;
        double[] again = at.again;
        for (int split = from; split < to; split++) {
            int number = firstNumber + split - from;
            int state = stateAgain(number, at.splits[split]);
            states[split] = (byte) state;
            int values = table(number, state);
            int here = split * LANES;
            handOn(split, w[here] * again[values], w[here + 1] * again[values + 1], w[here + 2] * again[values + 2]);
        }
    }

    /** The children share what arrived: so much goes left, the rest right. */
    private void handOn(int split, double l0, double l1, double l2) {
        double[] w = weight;
        int here = split * LANES;
        double r0 = w[here] - l0;
        double r1 = w[here + 1] - l1;
        double r2 = w[here + 2] - l2;
        int left = at.lefts[split] * LANES;
        w[left] = l0;
        w[left + 1] = l1;
        w[left + 2] = l2;
        int right = at.rights[split] * LANES;
        w[right] = r0;
        w[right + 1] = r1;
        w[right + 2] = r2;
    }

    private void pairs() {
        double[] w = weight;
        double[] values = at.pairValues;
        for (int pair = at.pairs; pair < at.stumps; pair++) {
            int v = (pair - at.pairs) * ShapBlock.PAIR;
            long split = at.splits[pair];
            long leftSplit = at.pairSplits[2 * (pair - at.pairs)];
            long rightSplit = at.pairSplits[2 * (pair - at.pairs) + 1];
            double start = values[v];
            double rightStart = values[v + 1];
            double leftRise = values[v + 2 + goesLeft(leftSplit)];
            double rightRise = values[v + 4 + goesLeft(rightSplit)];
            double rise = leftRise - rightRise;
            double share = values[v + 6];
            double slope = goesLeft(split) - share;
            int here = pair * LANES;
            double sum = w[here] + w[here + 1] + w[here + 2];
            double moment = t0 * w[here] + t1 * w[here + 1] + t2 * w[here + 2];
            double left = share * sum + slope * moment; // the part of the sum that goes left
            sums[(int) split] += slope * (start * sum + rise * moment);
            sums[(int) leftSplit] += leftRise * left;
            sums[(int) rightSplit] += rightRise * (sum - left);
            double c1 = rightRise + share * rise + slope * start;
            parabola(here, rightStart + share * start, c1, slope * rise);
        }
    }

    private void stumps() {
        double[] w = weight;
        for (int stump = at.stumps; stump < at.stumpsAgain; stump++) {
            int v = (stump - at.stumps) * ShapBlock.STUMP;
            long split = at.splits[stump];
            double rise = at.stumpValues[v + 1 + goesLeft(split)];
            int here = stump * LANES;
            sums[(int) split] += rise * (w[here] + w[here + 1] + w[here + 2]);
            parabola(here, at.stumpValues[v], rise, 0);
        }
    }

    private void parabola(int here, double c0, double c1, double c2) {
        expectation[here] = c0 + t0 * (c1 + t0 * c2);
        expectation[here + 1] = c0 + t1 * (c1 + t1 * c2);
        expectation[here + 2] = c0 + t2 * (c1 + t2 * c2);
    }

    private void stumpsAgain() {
        int firstNumber = at.earlier.length - (at.leaves - at.stumpsAgain);
        for (int stump = at.stumpsAgain; stump < at.leaves; stump++) {
            int i = stump - at.stumpsAgain;
            int number = firstNumber + i;
            double right = at.stumpAgainValues[2 * i];
            double difference = at.stumpAgainValues[2 * i + 1];
            int values = table(number, stateAgain(number, at.splits[stump]));
            meetAgain(stump, values, right, right, right, difference, difference, difference);
        }
    }

    private void leaves() {
        for (int leaf = at.leaves; leaf < at.slots; leaf++) {
            double value = at.leafValues[leaf - at.leaves];
            expectation[leaf * LANES] = value;
            expectation[leaf * LANES + 1] = value;
            expectation[leaf * LANES + 2] = value;
        }
    }

    private void up(int from, int to) {
        double[] e = expectation;
        double[] w = weight;
        for (int split = from; split < to; split++) {
            int left = at.lefts[split] * LANES;
            int right = at.rights[split] * LANES;
            double r0 = e[right];
            double r1 = e[right + 1];
            double r2 = e[right + 2];
            double d0 = e[left] - r0;
            double d1 = e[left + 1] - r1;
            double d2 = e[left + 2] - r2;
            double share = at.shares[split];
            double slope = states[split] - share;
            int here = split * LANES;
            e[here] = r0 + (share + t0 * slope) * d0;
            e[here + 1] = r1 + (share + t1 * slope) * d1;
            e[here + 2] = r2 + (share + t2 * slope) * d2;
            sums[(int) at.splits[split]] += slope * (w[here] * d0 + w[here + 1] * d1 + w[here + 2] * d2);
        }
    }

    private void upAgain(int from, int to, int firstNumber) {
        double[] e = expectation;
        for (int split = from; split < to; split++) {
            int left = at.lefts[split] * LANES;
            int right = at.rights[split] * LANES;
            double r0 = e[right];
            double r1 = e[right + 1];
            double r2 = e[right + 2];
            int values = table(firstNumber + split - from, states[split]);
            meetAgain(split, values, r0, r1, r2, e[left] - r0, e[left + 1] - r1, e[left + 2] - r2);
        }
    }

    private void meetAgain(int split, int values, double r0, double r1, double r2, double d0, double d1, double d2) {
        double[] e = expectation;
        double[] w = weight;
        double[] again = at.again;
        int here = split * LANES;
        e[here] = r0 + again[values] * d0;
        e[here + 1] = r1 + again[values + 1] * d1;
        e[here + 2] = r2 + again[values + 2] * d2;
        sums[(int) at.splits[split]] += w[here] * d0 * again[values + 3]
                + w[here + 1] * d1 * again[values + 4]
                + w[here + 2] * d2 * again[values + 5];
    }
}
