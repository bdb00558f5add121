package io.trendguard.model.tree;

import java.util.List;
import java.util.Optional;

/**
 * What a model file of XGBoost says, read by us to the last field that counts.
 *
 * @param names of its columns; empty if the file has none
 * @param featureCount how many columns it has
 * @param baseScore probability before the first tree
 * @param parallelTrees trees of one round
 * @param best the round that early stopping found best, from 0
 * @param trees in the order in which they are added up
 */
public record XgboostFile(
        List<String> names,
        int featureCount,
        float baseScore,
        int parallelTrees,
        Optional<Integer> best,
        List<TrainedTree> trees) {
    public XgboostFile {
        names = List.copyOf(names);
        trees = List.copyOf(trees);
    }

    /** How many rounds it was trained. */
    public int rounds() {
        return trees.size() / parallelTrees;
    }

    /** The same model with only its first rounds. */
    public XgboostFile first(int rounds) {
        return with(featureCount, trees.subList(0, rounds * parallelTrees));
    }

    /** The same model with trees over other columns, which have no names. */
    public XgboostFile with(int columns, List<TrainedTree> changed) {
        return new XgboostFile(List.of(), columns, baseScore, parallelTrees, Optional.empty(), changed);
    }

    /** What is served of it. XGBoost takes the logit of the base score in 32-bit floats. */
    public TrainedTrees trained() {
        return new TrainedTrees(featureCount, (float) -StrictMath.log(1.0f / baseScore - 1.0f), trees);
    }

    /** The model as the XGBoost library of this version reads it; it holds nothing that was not read and checked here. */
    public byte[] json() {
        return XgboostWriter.json(this);
    }
}
