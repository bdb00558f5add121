package io.trendguard.model.outside;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
import io.trendguard.model.serve.XgboostLibrary;
import io.trendguard.model.tree.XgboostJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A tree model as it came, as XGBoost's JSON. XGBoost itself reads the file, JSON or UBJ, so that no second reader has to
 * agree with it.
 *
 * @param json the model
 * @param names of its columns; empty if the file has none
 * @param columns how many it has
 */
record ForeignTrees(byte[] json, List<String> names, int columns) {

    static ForeignTrees read(byte[] file, Optional<Integer> rounds) {
        byte[] json = json(file);
        JsonNode learner = tree(json).path("learner");
        supported(learner);
        int trees = learner.at("/gradient_booster/model/trees").size();
        int kept = rounds.orElse(trees);
        if (kept < 1 || kept > trees) {
            throw new ImportException("The model has (%d) trees, so (rounds) cannot be (%d).".formatted(trees, kept));
        }
        JsonNode best = learner.at("/attributes/best_iteration");
        if (rounds.isEmpty() && best.isTextual() && Integer.parseInt(best.asText()) + 1 < trees) {
            throw new ImportException(
                    "The model has (%d) trees and its best round is (%s), so it is not clear which were meant to count. Name (rounds: %d) for the best, or (rounds: %d) for all, in the mapping."
                            .formatted(trees, best.asText(), Integer.parseInt(best.asText()) + 1, trees));
        }
        List<String> names = new ArrayList<>();
        learner.path("feature_names").forEach(name -> names.add(name.asText()));
        return new ForeignTrees(
                kept < trees ? XgboostJson.firstRounds(json, kept) : json,
                names,
                Integer.parseInt(learner.at("/learner_model_param/num_feature").asText()));
    }

    private static byte[] json(byte[] file) {
        XgboostLibrary.check();
        try {
            Booster booster = XGBoost.loadModel(new ByteArrayInputStream(file));
            try {
                return booster.toByteArray("json");
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError | IOException e) {
            throw new ImportException(
                    "XGBoost cannot read the file as a model in JSON or UBJ: %s".formatted(firstLine(e)), e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    static JsonNode tree(byte[] json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new ImportException("XGBoost's JSON cannot be read: %s".formatted(e.getMessage()), e);
        }
    }

    private static void supported(JsonNode learner) {
        String booster = learner.at("/gradient_booster/name").asText();
        switch (booster) {
            case "gbtree" -> {}
            case "dart" ->
                throw new ImportException(
                        "The model's booster is (dart), which weighs its trees; only (gbtree) is served. Train it again with booster=gbtree.");
            case "gblinear" ->
                throw new ImportException(
                        "The model's booster is (gblinear), which is a linear model. Bring it as a logistic regression with its coefficients.");
            default ->
                throw new ImportException("The model's booster is (%s); only (gbtree) is served.".formatted(booster));
        }
        String objective = learner.at("/objective/name").asText();
        if (!objective.equals("binary:logistic")) {
            throw new ImportException(
                    "The model's objective is (%s); only (binary:logistic) says how likely one thing is. Train it with that objective."
                            .formatted(objective));
        }
        learner.at("/gradient_booster/model/trees")
                .forEach(tree -> tree.path("split_type").forEach(type -> {
                    if (type.asInt() != 0) {
                        throw new ImportException(
                                "The model splits by sets of categories, which is not served. Train it with categories as numbers and name their (words).");
                    }
                }));
    }
}
