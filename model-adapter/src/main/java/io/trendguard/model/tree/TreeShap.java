package io.trendguard.model.tree;

import java.util.Arrays;

/**
 * Exact path-dependent SHAP values of boosted trees (Lundberg et al., "From local explanations to global understanding
 * with explainable AI for trees", 2020), in time linear in the number of nodes.
 *
 * <p>A tree's game extends to "each feature is known with probability t": a split on a known feature follows the row, on
 * an unknown one the training cover. Its expectation is a polynomial in t whose slope along one feature, integrated over
 * [0, 1], is that feature's Shapley value (Owen, "Multilinear extensions of games", 1972). Gauss-Legendre quadrature
 * integrates polynomials exactly, three points for paths of up to six different features, so one walk down (the weight
 * that arrives at each split) and one up (the expectation below it) suffice.
 *
 * <p>A feature that was split on above with the row on this side has a factor already, which the split replaces; where
 * the row had left the path above, the split follows the cover alone.
 */
public final class TreeShap {
    private static final int LANES = ShapLayout.LANES;
    private static final byte OFF_PATH = 2;
    /** Whether the row goes left, as a number, by the side it takes. */
    private static final double[] GOES_LEFT = {1, 0};

    private final ShapLayout at;
    private final int featureCount;

    public TreeShap(TrainedTrees trained) {
        at = new ShapLayout(trained);
        featureCount = trained.featureCount();
    }

    /** What the trees say on average over the training cover: log-odds that the contributions start from. */
    public double baseline() {
        return at.baseline;
    }

    /** Space for one call at a time; each thread takes its own. */
    public Scratch newScratch() {
        return new Scratch(at.slots * LANES, at.slots, featureCount);
    }

    /** Space that a call writes to. */
    public static final class Scratch {
        private final double[] weight;
        private final double[] expectation;
        private final byte[] sides;
        private final float[] row;
        private final double[] sums;

        private Scratch(int lanes, int slots, int featureCount) {
            weight = new double[lanes];
            expectation = new double[lanes];
            sides = new byte[slots];
            row = new float[2 * featureCount];
            sums = new double[2 * featureCount];
        }
    }

    /**
     * What each feature of a row adds to the log-odds; with the baseline it adds up to the trees' log-odds.
     *
     * @param row NaN is missing
     * @param out one place for each feature
     */
    public void explain(float[] row, Scratch scratch, double[] out) {
        MissingBothWays.write(row, 0, featureCount, scratch.row);
        Arrays.fill(scratch.sums, 0);
        for (int tree = 0; tree < at.trees; tree++) {
            if (at.starts[tree] == at.starts[tree + 1]) {
                continue; // a single leaf explains nothing
            }
            for (int pass = 0; pass < at.passes; pass++) {
                down(tree, pass, scratch);
                stumps(tree, pass, scratch);
                up(tree, pass, scratch);
            }
        }
        for (int f = 0; f < featureCount; f++) {
            out[f] = scratch.sums[f] + scratch.sums[featureCount + f];
        }
    }

    private void down(int tree, int pass, Scratch scratch) {
        int[] features = at.features;
        float[] thresholds = at.thresholds;
        int[] earlier = at.earlier;
        double[] leftShareOfPath = at.leftShareOfPath;
        double[] inverse = at.inverse;
        double[] weight = scratch.weight;
        byte[] sides = scratch.sides;
        float[] row = scratch.row;
        int stride = at.passes * LANES;
        double t0 = at.points[pass * LANES];
        double t1 = at.points[pass * LANES + 1];
        double t2 = at.points[pass * LANES + 2];
        int start = at.starts[tree];
        weight[0] = 1;
        weight[1] = 1;
        weight[2] = 1;
        for (int split = start; split < at.stumps[tree]; split++) {
            int side = row[features[split]] < thresholds[split] ? 0 : 1;
            double share = leftShareOfPath[split];
            double slope = GOES_LEFT[side] - share;
            int here = (split - start) * LANES;
            double w0 = weight[here];
            double w1 = weight[here + 1];
            double w2 = weight[here + 2];
            double l0 = w0 * (share + t0 * slope);
            double l1 = w1 * (share + t1 * slope);
            double l2 = w2 * (share + t2 * slope);
            int above = earlier[split];
            if (above >= 0) {
                if (sides[above >> 1] == (above & 1)) {
                    int i = split * stride + pass * LANES;
                    l0 *= inverse[i];
                    l1 *= inverse[i + 1];
                    l2 *= inverse[i + 2];
                } else {
                    side = OFF_PATH;
                    double s = at.leftShare[split];
                    l0 = w0 * s;
                    l1 = w1 * s;
                    l2 = w2 * s;
                }
            }
            sides[split - start] = (byte) side;
            int left = at.lefts[split] * LANES;
            weight[left] = l0;
            weight[left + 1] = l1;
            weight[left + 2] = l2;
            int right = at.rights[split] * LANES;
            weight[right] = w0 - l0;
            weight[right + 1] = w1 - l1;
            weight[right + 2] = w2 - l2;
        }
    }

    private void stumps(int tree, int pass, Scratch scratch) {
        double[] expectation = scratch.expectation;
        double[] weight = scratch.weight;
        double[] inverse = at.inverse;
        int stride = at.passes * LANES;
        double t0 = at.points[pass * LANES];
        double t1 = at.points[pass * LANES + 1];
        double t2 = at.points[pass * LANES + 2];
        double q0 = at.weights[pass * LANES];
        double q1 = at.weights[pass * LANES + 1];
        double q2 = at.weights[pass * LANES + 2];
        int start = at.starts[tree];
        for (int split = at.stumps[tree]; split < at.starts[tree + 1]; split++) {
            int feature = at.features[split];
            double goesLeft = GOES_LEFT[scratch.row[feature] < at.thresholds[split] ? 0 : 1];
            double share = at.leftShareOfPath[split];
            double slope = goesLeft - share;
            double right = at.rightLeaf[split];
            double difference = at.leftLeaf[split] - right;
            int here = (split - start) * LANES;
            double a0 = share + t0 * slope;
            double a1 = share + t1 * slope;
            double a2 = share + t2 * slope;
            double c0 = q0 * weight[here];
            double c1 = q1 * weight[here + 1];
            double c2 = q2 * weight[here + 2];
            int above = at.earlier[split];
            if (above >= 0) {
                if (scratch.sides[above >> 1] != (above & 1)) {
                    double value = right + at.leftShare[split] * difference;
                    expectation[here] = value;
                    expectation[here + 1] = value;
                    expectation[here + 2] = value;
                    continue;
                }
                slope = goesLeft * at.shareOfPath[split] - share;
                int i = split * stride + pass * LANES;
                a0 *= inverse[i];
                a1 *= inverse[i + 1];
                a2 *= inverse[i + 2];
                c0 *= inverse[i] * inverse[i];
                c1 *= inverse[i + 1] * inverse[i + 1];
                c2 *= inverse[i + 2] * inverse[i + 2];
            }
            expectation[here] = right + a0 * difference;
            expectation[here + 1] = right + a1 * difference;
            expectation[here + 2] = right + a2 * difference;
            scratch.sums[feature] += (c0 + c1 + c2) * difference * slope;
        }
    }

    private void up(int tree, int pass, Scratch scratch) {
        double[] expectation = scratch.expectation;
        double[] weight = scratch.weight;
        double[] inverse = at.inverse;
        int stride = at.passes * LANES;
        double t0 = at.points[pass * LANES];
        double t1 = at.points[pass * LANES + 1];
        double t2 = at.points[pass * LANES + 2];
        double q0 = at.weights[pass * LANES];
        double q1 = at.weights[pass * LANES + 1];
        double q2 = at.weights[pass * LANES + 2];
        int start = at.starts[tree];
        for (int leaf = at.loneLeafStarts[tree]; leaf < at.loneLeafStarts[tree + 1]; leaf++) {
            Arrays.fill(
                    expectation,
                    at.loneLeafSlots[leaf] * LANES,
                    at.loneLeafSlots[leaf] * LANES + LANES,
                    at.loneLeafValues[leaf]);
        }
        for (int split = at.stumps[tree] - 1; split >= start; split--) {
            int side = scratch.sides[split - start];
            int here = (split - start) * LANES;
            int left = at.lefts[split] * LANES;
            int right = at.rights[split] * LANES;
            double r0 = expectation[right];
            double r1 = expectation[right + 1];
            double r2 = expectation[right + 2];
            double d0 = expectation[left] - r0;
            double d1 = expectation[left + 1] - r1;
            double d2 = expectation[left + 2] - r2;
            if (side == OFF_PATH) {
                double s = at.leftShare[split];
                expectation[here] = r0 + s * d0;
                expectation[here + 1] = r1 + s * d1;
                expectation[here + 2] = r2 + s * d2;
                continue;
            }
            double goesLeft = GOES_LEFT[side];
            double share = at.leftShareOfPath[split];
            double slope = goesLeft - share;
            double a0 = share + t0 * slope;
            double a1 = share + t1 * slope;
            double a2 = share + t2 * slope;
            double c0 = q0 * weight[here] * d0;
            double c1 = q1 * weight[here + 1] * d1;
            double c2 = q2 * weight[here + 2] * d2;
            if (at.earlier[split] >= 0) {
                slope = goesLeft * at.shareOfPath[split] - share;
                int i = split * stride + pass * LANES;
                a0 *= inverse[i];
                a1 *= inverse[i + 1];
                a2 *= inverse[i + 2];
                c0 *= inverse[i] * inverse[i];
                c1 *= inverse[i + 1] * inverse[i + 1];
                c2 *= inverse[i + 2] * inverse[i + 2];
            }
            expectation[here] = r0 + a0 * d0;
            expectation[here + 1] = r1 + a1 * d1;
            expectation[here + 2] = r2 + a2 * d2;
            scratch.sums[at.features[split]] += (c0 + c1 + c2) * slope;
        }
    }
}
