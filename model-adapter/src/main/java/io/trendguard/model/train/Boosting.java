package io.trendguard.model.train;

import io.trendguard.model.card.TreeCount;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.measure.Measures;
import io.trendguard.model.serve.Calibration;
import io.trendguard.model.serve.XgboostLibrary;
import io.trendguard.model.tree.XgboostJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Grows trees until the validation log-loss has not fallen for a while, and keeps those up to its least, but no fewer than
 * a floor. The log-loss is taken after Platt scaling, as the share of the regression is judged: a level that has moved since the
 * training part is mended by the calibration, and says nothing of the number of trees.
 *
 * @param json the booster as XGBoost writes it
 * @param bestRound how many trees it has
 * @param validationLogLosses after each round that was run and Platt scaling
 * @param validationAucs after each round that was run
 */
public record Boosting(byte[] json, int bestRound, List<Double> validationLogLosses, List<Double> validationAucs) {

    /** Both criteria after each tree, and what was chosen by them; only of a model that was measured. */
    public TreeCount treeCount(TrainSettings.Trees trees) {
        return TreeCount.of(validationLogLosses, validationAucs, trees.fewest());
    }

    static Boosting run(
            float[] train,
            float[] trainLabels,
            float[] validation,
            float[] validationLabels,
            FeatureSchema schema,
            TrainSettings settings,
            Progress progress) {
        XgboostLibrary.check();
        try {
            DMatrix trainData = matrix(train, trainLabels);
            try {
                DMatrix validationData = matrix(validation, validationLabels);
                try {
                    return run(
                            trainData,
                            new Validation(validationData, validationLabels),
                            parameters(settings, schema),
                            settings.trees(),
                            progress);
                } finally {
                    validationData.dispose();
                }
            } finally {
                trainData.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed while training: %s".formatted(e.getMessage()), e);
        }
    }

    /** Grows so many trees, without a part that says stop. */
    static Boosting grow(
            float[] train,
            float[] labels,
            int rounds,
            FeatureSchema schema,
            TrainSettings settings,
            Progress progress) {
        XgboostLibrary.check();
        Map<String, Object> parameters = parameters(settings, schema);
        parameters.put("silent", "true");
        try {
            DMatrix data = matrix(train, labels);
            try {
                Booster booster = XGBoost.train(data, parameters, 1, Map.of(), null, null);
                try {
                    for (int round = 1; round < rounds; round++) {
                        booster.update(data, round);
                        progress.grown(round + 1, rounds);
                    }
                    return new Boosting(booster.toByteArray("json"), rounds, List.of(), List.of());
                } finally {
                    booster.dispose();
                }
            } finally {
                data.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed while training: %s".formatted(e.getMessage()), e);
        }
    }

    private static DMatrix matrix(float[] rows, float[] labels) throws XGBoostError {
        DMatrix data = new DMatrix(rows, labels.length, rows.length / labels.length, Float.NaN);
        data.setLabel(labels);
        return data;
    }

    private static Boosting run(
            DMatrix train,
            Validation validation,
            Map<String, Object> parameters,
            TrainSettings.Trees trees,
            Progress progress)
            throws XGBoostError {
        parameters.put("silent", "true"); // it would print the first round
        Booster booster = XGBoost.train(train, parameters, 1, Map.of(Validation.NAME, validation.data()), null, null);
        try {
            List<Double> logLosses = new ArrayList<>();
            List<Double> aucs = new ArrayList<>();
            for (int round = 0; round < trees.maxRounds(); round++) {
                if (round > 0) {
                    booster.update(train, round);
                }
                logLosses.add(validation.logLoss(booster));
                aucs.add(validation.auc(booster, round));
                progress.round(round + 1, trees.maxRounds(), aucs.get(round));
                int best = TreeCount.best(logLosses, -1);
                if (round + 1 >= trees.fewest() && round - best >= trees.earlyStoppingRounds()) {
                    break;
                }
            }
            int kept = TreeCount.of(logLosses, aucs, trees.fewest()).kept();
            return new Boosting(XgboostJson.firstRounds(booster.toByteArray("json"), kept), kept, logLosses, aucs);
        } finally {
            booster.dispose();
        }
    }

    static Map<String, Object> parameters(TrainSettings settings, FeatureSchema schema) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("eval_metric", "auc");
        parameters.put("tree_method", "hist");
        parameters.put("eta", settings.trees().learningRate());
        parameters.put("max_depth", settings.trees().maxDepth());
        parameters.put("min_child_weight", settings.trees().minChildWeight());
        parameters.put("lambda", settings.trees().lambda());
        parameters.put("subsample", settings.trees().rowShare());
        parameters.put("colsample_bytree", settings.trees().columnShare());
        parameters.put("monotone_constraints", Rising.constraints(schema));
        parameters.put("nthread", settings.threads());
        parameters.put("seed", settings.seed());
        parameters.put("verbosity", 1);
        return parameters;
    }

    /** The part that says stop. */
    private record Validation(DMatrix data, boolean[] returned) {
        static final String NAME = "validation";

        Validation(DMatrix data, float[] labels) {
            this(data, new boolean[labels.length]);
            for (int i = 0; i < labels.length; i++) {
                returned[i] = labels[i] > 0;
            }
        }

        /** After Platt scaling. The booster knows this part and adds only the newest tree to what it said before. */
        double logLoss(Booster booster) throws XGBoostError {
            float[][] said = booster.predict(data, true, 0);
            double[] logOdds = new double[said.length];
            for (int i = 0; i < said.length; i++) {
                logOdds[i] = said[i][0];
            }
            Calibration platt =
                    CalibrationFit.by(CalibrationFit.PLATT, logOdds, returned).orElseGet(Calibration.None::new);
            return Measures.logLoss(
                    Arrays.stream(logOdds).map(platt::probability).toArray(), returned);
        }

        /** XGBoost answers in text: {@code [12]\tvalidation-auc:0.71234}. */
        double auc(Booster booster, int round) throws XGBoostError {
            String answer = booster.evalSet(new DMatrix[] {data}, new String[] {NAME}, round);
            return Double.parseDouble(
                    answer.substring(answer.lastIndexOf(':') + 1).trim());
        }
    }
}
