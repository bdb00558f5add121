package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
import io.trendguard.model.evaluate.AgainstLive;
import io.trendguard.model.evaluate.Effort;
import io.trendguard.model.evaluate.ModelComparison;
import io.trendguard.model.evaluate.NamedCosts;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.registry.ModelName;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a model on newer history and says how it does beside the live one. */
@Command(
        name = "retrain",
        description =
                "Trains as (train) does, on newer history, and compares with the live model on the same later period:"
                        + " differences of AUC, log-loss and cost with their intervals, kept as comparison.json in the"
                        + " model folder.",
        mixinStandardHelpOptions = true)
final class RetrainCommand extends TrainCommand {
    @ArgGroup(multiplicity = "1")
    private Live live = new Live();

    private @Nullable AgainstLive against;

    /** Where the live model is. */
    static final class Live {
        @Option(names = "--live", description = "folder of the live model")
        private @Nullable Path folder;

        @ArgGroup(exclusive = false)
        private @Nullable ModelClient service;

        ModelFolder find() throws IOException, InterruptedException {
            if (folder != null) {
                return ModelFolder.read(folder);
            }
            if (service == null) {
                throw new IllegalStateException("Name the live model with --live, or its service with --to and --key.");
            }
            for (JsonNode model : service.list()) {
                if (model.path("state").asText().equals("LIVE")) {
                    return service.fetch(
                            model.path("version").asText(),
                            Files.createTempDirectory("live-model").resolve("model"));
                }
            }
            throw new IllegalStateException(
                    "No model is live there, so there is nothing to compare with. Use (train).");
        }
    }

    @Override
    void beforeTraining(TrainingSet rows) throws Exception {
        against = new AgainstLive(live.find());
        against.requireLater(rows);
    }

    @Override
    Map<String, byte[]> beside(Trained trained, NamedCosts costs) throws Exception {
        if (against == null) {
            return Map.of();
        }
        ModelComparison comparison = against.with(trained, costs, Effort.full(ModelCommand.SEED));
        System.err.println("Beside the live model " + ModelName.withVersion(comparison.live()) + ":");
        comparison.words().forEach(line -> System.err.println("  " + line));
        return Map.of(
                ModelFolder.COMPARISON,
                Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(comparison));
    }
}
