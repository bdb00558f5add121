package io.trendguard.model.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Where a model comes from: enough to train it again.
 *
 * @param data what the rows are, in words
 * @param synthetic whether they were made up
 * @param dataHash SHA-256 over the rows
 * @param rows how many
 * @param schemaVersion of the features
 * @param split dates and counts of the measured model
 * @param treeCount how many trees log-loss and AUC would keep, and how many were kept; empty in older models
 * @param shipped the model that the folder holds; empty if it is the measured one
 * @param settings of the training, {@code TrainSettings} as the version that trained wrote them: a later one may know others
 * @param boosterParameters as XGBoost was given them
 * @param tools versions of what computed it
 */
public record Provenance(
        String data,
        boolean synthetic,
        String dataHash,
        int rows,
        String schemaVersion,
        Split split,
        Optional<TreeCount> treeCount,
        Optional<Shipped> shipped,
        JsonNode settings,
        Map<String, String> boosterParameters,
        Map<String, String> tools) {}
