package io.trendguard.model.gate;

import io.trendguard.model.mapping.RawColumn;
import io.trendguard.model.serve.XgboostLibrary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * What several columns tell of the outcome together: small trees grown on the earlier rows, probabilities for the later
 * ones.
 */
final class Together {
    private static final int ROUNDS = 80;
    private static final double PRIOR = 10;
    private static final Map<String, Object> PARAMETERS = Map.of(
            "objective", "binary:logistic",
            "tree_method", "hist",
            "eta", 0.1,
            "max_depth", 4,
            "min_child_weight", 5,
            "nthread", 1,
            "seed", 20260101,
            "verbosity", 0);

    private Together() {}

    /** Probabilities of the later rows, from these columns; the earlier rows' rate if there is no column. */
    static double[] of(Evidence evidence, List<RawColumn> columns) {
        double[] out = new double[evidence.later().length];
        if (columns.isEmpty()) {
            Arrays.fill(out, evidence.rate(evidence.earlier()));
            return out;
        }
        float[] earlier = new float[evidence.earlier().length * columns.size()];
        float[] later = new float[evidence.later().length * columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            fill(evidence, columns.get(c), c, columns.size(), earlier, later);
        }
        XgboostLibrary.check();
        try {
            DMatrix train = new DMatrix(earlier, evidence.earlier().length, columns.size(), Float.NaN);
            DMatrix test = new DMatrix(later, evidence.later().length, columns.size(), Float.NaN);
            float[] labels = new float[evidence.earlier().length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = evidence.outcomes()[evidence.earlier()[i]] ? 1 : 0;
            }
            train.setLabel(labels);
            Map<String, Object> parameters = new HashMap<>(PARAMETERS);
            parameters.put("silent", "true"); // it would print the first round
            Booster booster = XGBoost.train(train, parameters, ROUNDS, Map.of(), null, null);
            float[][] probabilities = booster.predict(test);
            for (int i = 0; i < out.length; i++) {
                out[i] = probabilities[i][0];
            }
            booster.dispose();
            train.dispose();
            test.dispose();
            return out;
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed while looking for leaks: %s".formatted(e.getMessage()), e);
        }
    }

    private static void fill(
            Evidence evidence, RawColumn column, int place, int width, float[] earlier, float[] later) {
        int[] before = evidence.earlier();
        int[] after = evidence.later();
        if (column.type() != RawColumn.Type.WORD) {
            for (int i = 0; i < before.length; i++) {
                earlier[i * width + place] = (float) evidence.number(column, before[i]);
            }
            for (int i = 0; i < after.length; i++) {
                later[i * width + place] = (float) evidence.number(column, after[i]);
            }
            return;
        }
        // A word becomes the rate of its outcome among the other half of the earlier rows, so that no row sees its own.
        double[][] hits = new double[2][column.distinct()];
        double[][] rows = new double[2][column.distinct()];
        for (int i = 0; i < before.length; i++) {
            int code = column.codes()[before[i]];
            if (code >= 0) {
                rows[i & 1][code]++;
                hits[i & 1][code] += evidence.outcomes()[before[i]] ? 1 : 0;
            }
        }
        double rate = evidence.rate(before);
        for (int i = 0; i < before.length; i++) {
            int code = column.codes()[before[i]];
            int other = 1 - (i & 1);
            earlier[i * width + place] =
                    code < 0 ? Float.NaN : (float) ((hits[other][code] + PRIOR * rate) / (rows[other][code] + PRIOR));
        }
        for (int i = 0; i < after.length; i++) {
            int code = column.codes()[after[i]];
            later[i * width + place] = code < 0
                    ? Float.NaN
                    : (float)
                            ((hits[0][code] + hits[1][code] + PRIOR * rate) / (rows[0][code] + rows[1][code] + PRIOR));
        }
    }
}
