package io.trendguard.model.evaluate;

/**
 * How much work goes into an evaluation. The figures are the same for the same rows, seed and effort.
 *
 * @param resamples draws for an interval
 * @param cohortResamples draws for the comparison of cohorts, whose limit is a tail of a maximum
 * @param origins from how many moments in the past the model is trained again and tested on what came next
 * @param comparedRows most rows that are learnt from at such a moment, and by what the model has to beat
 * @param explained rows whose contributions are computed
 * @param forestTrees trees of the random forest that is compared with
 * @param seed of all draws
 */
public record Effort(
        int resamples, int cohortResamples, int origins, int comparedRows, int explained, int forestTrees, long seed) {
    /** As many as training draws for its metrics, so that all tell the same interval. */
    private static final int RESAMPLES = 500;

    public Effort {
        if (resamples < 20
                || cohortResamples < 100
                || origins < 0
                || comparedRows < 100
                || explained < 1
                || forestTrees < 1) {
            throw new IllegalArgumentException(
                    "An evaluation needs at least 20 resamples (%d), 100 for cohorts (%d), no negative origins (%d), 100 rows to learn from (%d), rows to explain (%d) and trees (%d)."
                            .formatted(resamples, cohortResamples, origins, comparedRows, explained, forestTrees));
        }
    }

    /** All that the report offers. */
    public static Effort full(long seed) {
        return new Effort(RESAMPLES, 1000, 4, 200_000, 4000, 100, seed);
    }

    /** All that a comparison of two models needs; its draws do not depend on how a training was seeded. */
    public static Effort ofComparisons() {
        return full(42);
    }

    /** Done within seconds: groups on fewer draws, and no training again at earlier moments. */
    public static Effort brief(long seed) {
        return new Effort(RESAMPLES, 400, 0, 200_000, 1000, 50, seed);
    }
}
