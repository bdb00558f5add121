package io.trendguard.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;

class XgboostJsonTest {
    private static String json() throws Exception {
        try (SeededBooster booster = new SeededBooster(1, 500, 4, 6, Map.of("max_depth", 3))) {
            return new String(booster.json(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aBaseScoreMayBeANumberOrAList() throws Exception {
        String json = json();
        TrainedTrees number = XgboostJson.read(bytes(json));
        TrainedTrees list =
                XgboostJson.read(bytes(json.replaceFirst("\"base_score\":\"([^\"]*)\"", "\"base_score\":\"[$1]\"")));
        assertThat(list.base()).isEqualTo(number.base());
    }

    @Test
    void theFirstRoundsAreAModelThatXgboostReads() throws Exception {
        byte[] first = XgboostJson.firstRounds(bytes(json()), 2);
        float[] rows = SeededBooster.rows(5, 20, 4);
        FlatTrees trees = new FlatTrees(XgboostJson.read(first));
        assertThat(trees.size()).isEqualTo(2);
        Booster booster = XGBoost.loadModel(first);
        DMatrix data = new DMatrix(rows, 20, 4, Float.NaN);
        try {
            float[][] logOdds = booster.predict(data, true);
            assertThat(booster.getNumBoostedRound()).isEqualTo(2);
            for (int row = 0; row < 20; row++) {
                assertThat(trees.logOdds(rows, 1)[row]).isCloseTo(logOdds[row][0], within(1e-6));
            }
        } finally {
            data.dispose();
            booster.dispose();
        }
    }

    @Test
    void aModelOfAnotherKindIsRefusedByName() throws Exception {
        String json = json();
        assertThatThrownBy(() -> XgboostJson.read(bytes(json.replace("binary:logistic", "reg:squarederror"))))
                .hasMessageContaining("The model's objective is (reg:squarederror) and must be (binary:logistic)");
        assertThatThrownBy(() -> XgboostJson.read(bytes(json.replace("\"gbtree\"", "\"dart\""))))
                .hasMessageContaining("booster is (dart)")
                .hasMessageContaining("must be (gbtree)");
        assertThatThrownBy(() -> XgboostJson.read(bytes("{}"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> XgboostJson.read(Arrays.copyOf(bytes(json), 1000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The model file is not JSON");
    }

    @Test
    void aHugeForestStaysWithinTheTolerances() throws Exception {
        try (SeededBooster booster = new SeededBooster(2, 2000, 8, 1200, Map.of("max_depth", 4, "eta", 0.05))) {
            TrainedTrees trained = XgboostJson.read(booster.json());
            FlatTrees trees = new FlatTrees(trained);
            float[] rows = SeededBooster.rows(6, 200, 8);
            float[][] logOdds = booster.logOdds(rows);
            for (int row = 0; row < 200; row++) {
                double ours = trees.logOdds(rows, 1)[row];
                assertThat(1 / (1 + Math.exp(-ours))).isCloseTo(1 / (1 + Math.exp(-logOdds[row][0])), within(1e-6));
            }
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
