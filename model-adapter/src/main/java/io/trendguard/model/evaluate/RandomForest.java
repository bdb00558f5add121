package io.trendguard.model.evaluate;

import io.trendguard.model.serve.XgboostLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A random forest (Breiman 2001) in XGBoost's forest mode: deep trees on their own draws of rows and features, whose
 * leaves hold the return share and whose mean is the answer.
 */
final class RandomForest {
    private static final double ROW_SHARE = 0.632; // as many different rows as a bootstrap sample has
    private static final double SUREST = 1e-3;

    private final byte[] booster;
    private final int features;

    private RandomForest(byte[] booster, int features) {
        this.booster = booster;
        this.features = features;
    }

    /**
     * Grows one.
     *
     * @param encoded rows one after the other, NaN where a value is missing
     */
    static RandomForest grow(float[] encoded, boolean[] returned, Effort effort) {
        XgboostLibrary.check();
        int features = encoded.length / returned.length;
        float[] labels = new float[returned.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = returned[i] ? 1 : 0;
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "reg:squarederror"); // so that a leaf is a share
        parameters.put("base_score", 0.0);
        parameters.put("tree_method", "hist");
        parameters.put("num_parallel_tree", effort.forestTrees());
        parameters.put("eta", 1.0);
        parameters.put("lambda", 0.0);
        parameters.put("max_depth", 12);
        parameters.put("min_child_weight", 5.0);
        parameters.put("subsample", ROW_SHARE);
        parameters.put("colsample_bynode", Math.sqrt(features) / features);
        parameters.put("nthread", 2);
        parameters.put("seed", effort.seed());
        parameters.put("verbosity", 0);
        try {
            DMatrix data = new DMatrix(encoded, returned.length, features, Float.NaN);
            try {
                data.setLabel(labels);
                Booster booster = XGBoost.train(data, parameters, 1, Map.of(), null, null);
                try {
                    return new RandomForest(booster.toByteArray("ubj"), features);
                } finally {
                    booster.dispose();
                }
            } finally {
                data.dispose();
            }
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    /** Log-odds of the mean share. */
    double[] logOdds(float[] encoded) {
        try {
            Booster loaded = XGBoost.loadModel(booster);
            DMatrix data = new DMatrix(encoded, encoded.length / features, features, Float.NaN);
            try {
                float[][] shares = loaded.predict(data);
                double[] out = new double[shares.length];
                for (int i = 0; i < out.length; i++) {
                    double share = Math.min(Math.max(shares[i][0], SUREST), 1 - SUREST);
                    out[i] = StrictMath.log(share / (1 - share));
                }
                return out;
            } finally {
                data.dispose();
                loaded.dispose();
            }
        } catch (XGBoostError e) {
            throw failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("XGBoost's forest cannot be read.", e);
        }
    }

    private static IllegalStateException failed(XGBoostError e) {
        return new IllegalStateException("XGBoost failed at the random forest: %s".formatted(e.getMessage()), e);
    }
}
