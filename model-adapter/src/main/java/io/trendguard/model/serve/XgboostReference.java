package io.trendguard.model.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** What XGBoost4J itself says of rows: the reference that our trees are held against. */
public final class XgboostReference {
    private XgboostReference() {}

    /** Scores and explains rows that lie one after the other; NaN is missing. */
    public static List<Probe> ask(byte[] booster, float[] rows, int features) {
        XgboostLibrary.check();
        try {
            Booster reference = XGBoost.loadModel(booster);
            try {
                reference.setParam("nthread", 1);
                DMatrix data = new DMatrix(rows, rows.length / features, features, Float.NaN);
                try {
                    return answers(reference, data, rows, features);
                } finally {
                    data.dispose();
                }
            } finally {
                reference.dispose();
            }
        } catch (XGBoostError | IOException e) {
            throw new IllegalArgumentException("XGBoost4J cannot read the trees: %s".formatted(e.getMessage()), e);
        }
    }

    private static List<Probe> answers(Booster reference, DMatrix data, float[] rows, int features)
            throws XGBoostError {
        float[][] logOdds = reference.predict(data, true);
        float[][] contributions = reference.predictContrib(data, 0);
        List<Probe> answers = new ArrayList<>();
        for (int row = 0; row < logOdds.length; row++) {
            float[] one = Arrays.copyOfRange(rows, row * features, (row + 1) * features);
            answers.add(new Probe(one, logOdds[row][0], contributions[row]));
        }
        return answers;
    }

    /** The version of the library. */
    public static String version() {
        try (InputStream in = XGBoost.class.getResourceAsStream("/xgboost4j-version.properties")) {
            return in == null
                    ? "unknown"
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("version=", "")
                            .trim();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
