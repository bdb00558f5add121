package io.trendguard.model.serve;

import io.trendguard.model.tree.FlatTrees;
import io.trendguard.model.tree.TrainedTrees;
import io.trendguard.model.tree.TreeShap;

/** Trees from flat arrays, explained by exact TreeSHAP. */
final class TreeSum implements Additive {
    private final FlatTrees trees;
    private final TreeShap shap;

    TreeSum(TrainedTrees trained) {
        trees = new FlatTrees(trained);
        shap = new TreeShap(trained);
    }

    @Override
    public double logOdds(float[] row) {
        return trees.logOdds(row, trees.newScratch());
    }

    @Override
    public double[] logOdds(float[] rows, int count) {
        return trees.logOdds(rows, Runtime.getRuntime().availableProcessors()); // the bytes do not depend on it
    }

    @Override
    public double[] contributions(float[] row) {
        double[] phi = new double[row.length];
        shap.explain(row, shap.newScratch(), phi);
        return phi;
    }

    @Override
    public double baseline() {
        return shap.baseline();
    }
}
