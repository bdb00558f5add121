package io.trendguard.model.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
import io.trendguard.model.feature.TrainingSet;
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
 * L2-regularised logistic regression, fitted by cyclic coordinate descent (XGBoost's linear booster).
 *
 * @param terms what its weights belong to
 * @param weights one for each column of the design
 * @param intercept log-odds where every column is zero
 */
record LogisticRegression(Design.Terms terms, double[] weights, double intercept) {
    /** Penalty, as a share of the rows; small beside what 1,000 rows say of a standardised number. */
    static final double L2 = 0.001;

    private static final int SWEEPS = 150;

    static LogisticRegression fit(Design design, boolean[] returned, double l2) {
        XgboostLibrary.check();
        float[] labels = new float[returned.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = returned[i] ? 1 : 0;
        }
        try {
            DMatrix data = new DMatrix(
                    design.starts(),
                    design.places(),
                    design.values(),
                    DMatrix.SparseType.CSR,
                    design.terms().all().size());
            try {
                data.setLabel(labels);
                Map<String, Object> parameters = new HashMap<>();
                parameters.put("booster", "gblinear");
                parameters.put("objective", "binary:logistic");
                parameters.put("updater", "coord_descent");
                parameters.put("feature_selector", "cyclic");
                parameters.put("eta", 1.0);
                parameters.put("lambda", l2);
                parameters.put("alpha", 0.0);
                parameters.put("base_score", 0.5);
                parameters.put("nthread", 1);
                parameters.put("verbosity", 0);
                Booster booster = XGBoost.train(data, parameters, SWEEPS, Map.of(), null, null);
                try {
                    return read(booster.toByteArray("json"), design.terms());
                } finally {
                    booster.dispose();
                }
            } finally {
                data.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException(
                    "XGBoost failed at the logistic regression: %s".formatted(e.getMessage()), e);
        }
    }

    /** One weight for each column, and the intercept at the end. */
    private static LogisticRegression read(byte[] json, Design.Terms terms) {
        try {
            JsonNode all = Json.mapper()
                    .readTree(json)
                    .path("learner")
                    .path("gradient_booster")
                    .path("model")
                    .path("weights");
            if (all.size() != terms.all().size() + 1) {
                throw new IllegalStateException("XGBoost gave (%d) weights for (%d) columns and an intercept."
                        .formatted(all.size(), terms.all().size()));
            }
            double[] weights = new double[terms.all().size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = all.get(i).doubleValue();
            }
            return new LogisticRegression(
                    terms, weights, all.get(weights.length).doubleValue());
        } catch (IOException e) {
            throw new UncheckedIOException("XGBoost's linear model cannot be read.", e);
        }
    }

    double[] logOdds(TrainingSet rows, int[] part) {
        Design design = terms.design(rows, part);
        double[] out = new double[design.rows()];
        for (int row = 0; row < out.length; row++) {
            double sum = intercept;
            for (int i = (int) design.starts()[row]; i < design.starts()[row + 1]; i++) {
                sum += weights[design.places()[i]] * design.values()[i];
            }
            out[row] = sum;
        }
        return out;
    }
}
