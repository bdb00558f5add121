package io.trendguard.model.gate;

/**
 * Who may be missing from the population that a model is said to be of.
 *
 * @param imputedShare largest share of the positive outcomes whose reason was imputed
 * @param excludedShare largest share of the rows that may lie outside the population: defects, frauds, and returns without
 *     a reason that nobody can guess
 * @param unknownShare largest share of the rows old enough whose outcome is not known
 * @param leastOfEach fewest rows with either outcome
 * @param imputedEffect how far the AUC may move when rows with an imputed reason are left out
 */
public record PopulationSettings(
        double imputedShare, double excludedShare, double unknownShare, int leastOfEach, double imputedEffect) {
    public static final PopulationSettings DEFAULTS = new PopulationSettings(0.3, 0.3, 0.5, 100, 0.03);
}
