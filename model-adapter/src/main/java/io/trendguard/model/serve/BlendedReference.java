package io.trendguard.model.serve;

import java.util.ArrayList;
import java.util.List;

/** What the references of trees and of the regression beside them say together. */
public final class BlendedReference {
    private BlendedReference() {}

    /** Scores and explains encoded rows that lie one after the other; NaN is missing. */
    public static List<Probe> ask(byte[] booster, Coefficients beside, float[] rows) {
        double share = beside.share().orElseThrow();
        List<Probe> trees = XgboostReference.ask(booster, rows, beside.terms().size());
        List<Probe> regression = LogisticReference.ask(beside, rows);
        List<Probe> both = new ArrayList<>();
        for (int row = 0; row < trees.size(); row++) {
            both.add(blended(trees.get(row), regression.get(row), share));
        }
        return both;
    }

    private static Probe blended(Probe trees, Probe regression, double share) {
        float[] contributions = new float[trees.contributions().length];
        for (int f = 0; f < contributions.length; f++) {
            contributions[f] =
                    (float) Blend.of(share, trees.contributions()[f], regression.contributions()[f]);
        }
        return new Probe(trees.row(), (float) Blend.of(share, trees.logOdds(), regression.logOdds()), contributions);
    }
}
