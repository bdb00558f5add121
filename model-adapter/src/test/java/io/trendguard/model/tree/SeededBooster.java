package io.trendguard.model.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Real boosters on made-up rows with a known seed: few strong features, integers among them, a tenth missing. */
public final class SeededBooster implements AutoCloseable {
    public final int features;
    private final Booster booster;

    public SeededBooster(long seed, int rows, int features, int rounds, Map<String, Object> parameters)
            throws XGBoostError {
        this.features = features;
        float[] x = rows(seed, rows, features);
        DMatrix data = new DMatrix(x, rows, features, Float.NaN);
        try {
            data.setLabel(labels(seed, x, rows, features));
            Map<String, Object> all = new HashMap<>(Map.of(
                    "objective", "binary:logistic", "tree_method", "hist", "nthread", 1, "seed", seed, "eta", 0.1));
            all.putAll(parameters);
            booster = XGBoost.train(data, all, rounds, Map.of(), null, null);
        } finally {
            data.dispose();
        }
    }

    /** Rows one after the other; a tenth of the values is missing. */
    public static float[] rows(long seed, int rows, int features) {
        Random random = new Random(seed);
        float[] x = new float[rows * features];
        for (int i = 0; i < x.length; i++) {
            double value = random.nextGaussian();
            x[i] = random.nextInt(10) == 0 ? Float.NaN : (float) (i % features < 3 ? Math.rint(value * 3) : value);
        }
        return x;
    }

    private static float[] labels(long seed, float[] x, int rows, int features) {
        Random random = new Random(~seed);
        float[] labels = new float[rows];
        for (int row = 0; row < rows; row++) {
            double logOdds = -0.7;
            for (int f = 0; f < features; f++) {
                double value = Float.isNaN(x[row * features + f]) ? 0.4 : x[row * features + f];
                logOdds += StrictMath.sin(value * (f % 4 + 1)) * 0.8 / (f / 4 + 1);
            }
            labels[row] = random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds)) ? 1 : 0;
        }
        return labels;
    }

    public byte[] json() throws XGBoostError {
        return booster.toByteArray("json");
    }

    /** The same in XGBoost's binary format. */
    public byte[] ubj() throws XGBoostError {
        return booster.toByteArray("ubj");
    }

    public float[][] logOdds(float[] rows) throws XGBoostError {
        DMatrix data = new DMatrix(rows, rows.length / features, features, Float.NaN);
        try {
            return booster.predict(data, true);
        } finally {
            data.dispose();
        }
    }

    public float[][] contributions(float[] rows) throws XGBoostError {
        DMatrix data = new DMatrix(rows, rows.length / features, features, Float.NaN);
        try {
            return booster.predictContrib(data, 0);
        } finally {
            data.dispose();
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
