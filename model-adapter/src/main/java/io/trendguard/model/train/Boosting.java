package io.trendguard.model.train;

import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.serve.XgboostLibrary;
import io.trendguard.model.tree.XgboostJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Grows trees until the validation log-loss has not fallen for a while, and keeps those up to its least, but no fewer than
 * a floor.
 *
 * @param json the booster as XGBoost writes it
 * @param bestRound how many trees it has
 * @param validationLogLosses after each round that was run
 * @param validationAucs after each round that was run
 */
public record Boosting(byte[] json, int bestRound, List<Double> validationLogLosses, List<Double> validationAucs) {
    private static final String LOG_LOSS = "logloss";
    private static final String AUC = "auc";

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
                    return run(trainData, validationData, parameters(settings, schema), settings.trees(), progress);
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
            DMatrix validation,
            Map<String, Object> parameters,
            TrainSettings.Trees trees,
            Progress progress)
            throws XGBoostError {
        parameters.put("silent", "true"); // it would print the first round
        Booster booster = XGBoost.train(train, parameters, 1, Map.of("validation", validation), null, null);
        try {
            booster.setParam("eval_metric", AUC); // in addition to the log-loss
            List<Double> logLosses = new ArrayList<>();
            List<Double> aucs = new ArrayList<>();
            for (int round = 0; round < trees.maxRounds(); round++) {
                if (round > 0) {
                    booster.update(train, round);
                }
                String answer = booster.evalSet(new DMatrix[] {validation}, new String[] {"validation"}, round);
                logLosses.add(figure(answer, LOG_LOSS));
                aucs.add(figure(answer, AUC));
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
        parameters.put("eval_metric", LOG_LOSS);
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

    /** XGBoost answers in text: {@code [12]\tvalidation-logloss:0.61234\tvalidation-auc:0.71234}. */
    private static double figure(String answer, String metric) {
        String name = "validation-%s:".formatted(metric);
        int from = answer.indexOf(name) + name.length();
        int tab = answer.indexOf('\t', from);
        return Double.parseDouble((tab < 0 ? answer.substring(from) : answer.substring(from, tab)).trim());
    }
}
