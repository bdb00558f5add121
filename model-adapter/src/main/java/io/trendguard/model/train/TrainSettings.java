package io.trendguard.model.train;

/**
 * How a model is trained.
 *
 * @param data what the rows are, in words, for the provenance
 * @param synthetic whether they were made up
 * @param trainShare share of the rows, earliest first, that trees are grown on
 * @param validationShare share of the rows after them, for early stopping and calibration; the rest is the test
 * @param maxRounds most trees
 * @param earlyStoppingRounds how many rounds without a better AUC end the training
 * @param learningRate what a tree counts
 * @param maxDepth most splits on a path
 * @param minChildWeight least cover of a leaf
 * @param lambda L2 regularisation of leaves
 * @param rowShare share of rows for each tree
 * @param columnShare share of features for each tree
 * @param threads of XGBoost; another number may change the last digits of a leaf
 * @param seed of sampling and of the bootstrap
 * @param rarestWord a word that occurs less often in the training part counts as unknown
 * @param bootstrapRounds resamples for the interval of an AUC
 * @param probes how many rows are kept to compare implementations
 */
public record TrainSettings(
        String data,
        boolean synthetic,
        double trainShare,
        double validationShare,
        int maxRounds,
        int earlyStoppingRounds,
        double learningRate,
        int maxDepth,
        double minChildWeight,
        double lambda,
        double rowShare,
        double columnShare,
        int threads,
        long seed,
        int rarestWord,
        int bootstrapRounds,
        int probes) {

    public TrainSettings {
        if (!(trainShare > 0 && validationShare > 0 && trainShare + validationShare < 1)) {
            throw new IllegalArgumentException(
                    "The shares of training (%s) and validation (%s) must leave something for the test."
                            .formatted(trainShare, validationShare));
        }
        if (maxRounds < 1 || earlyStoppingRounds < 1 || maxDepth < 1 || threads < 1 || probes < 1) {
            throw new IllegalArgumentException(
                    "Rounds (%d, %d), depth (%d), threads (%d) and probes (%d) must be positive."
                            .formatted(maxRounds, earlyStoppingRounds, maxDepth, threads, probes));
        }
    }

    /** The defaults, for rows described like this. */
    public static TrainSettings of(String data, boolean synthetic) {
        return new TrainSettings(
                data, synthetic, 0.65, 0.2, 400, 40, 0.06, 6, 5, 1, 0.8, 0.8, 2, 20260101, 20, 200, 24);
    }

    /** The same with another seed. */
    public TrainSettings withSeed(long other) {
        return new TrainSettings(
                data,
                synthetic,
                trainShare,
                validationShare,
                maxRounds,
                earlyStoppingRounds,
                learningRate,
                maxDepth,
                minChildWeight,
                lambda,
                rowShare,
                columnShare,
                threads,
                other,
                rarestWord,
                bootstrapRounds,
                probes);
    }

    /** The same with another most number of trees. */
    public TrainSettings withMaxRounds(int other) {
        return new TrainSettings(
                data,
                synthetic,
                trainShare,
                validationShare,
                other,
                earlyStoppingRounds,
                learningRate,
                maxDepth,
                minChildWeight,
                lambda,
                rowShare,
                columnShare,
                threads,
                seed,
                rarestWord,
                bootstrapRounds,
                probes);
    }

    /** The same with another number of threads. */
    public TrainSettings withThreads(int other) {
        return new TrainSettings(
                data,
                synthetic,
                trainShare,
                validationShare,
                maxRounds,
                earlyStoppingRounds,
                learningRate,
                maxDepth,
                minChildWeight,
                lambda,
                rowShare,
                columnShare,
                other,
                seed,
                rarestWord,
                bootstrapRounds,
                probes);
    }
}
