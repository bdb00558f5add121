package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.evaluate.AgainstLive;
import io.trendguard.model.registry.ModelName;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.point.regret.RegretPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model on newer history and says how it does beside the live one. */
@Command(
        name = "retrain",
        description =
                "Trains as (train) does, on newer history, and compares with the live model on the same later period:"
                        + " differences of AUC, log-loss and cost with their intervals, kept as comparison.json in the"
                        + " model folder.",
        mixinStandardHelpOptions = true)
final class RetrainCommand implements Callable<Integer> {
    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @ArgGroup(multiplicity = "1")
    private Live live = new Live();

    @Override
    public Integer call() throws Exception {
        Prerequisites.check();
        options.train(Optional.of(new AgainstLive(live.find()))).comparison().ifPresent(RetrainCommand::print);
        return 0;
    }

    private static void print(ModelComparison comparison) {
        System.err.println("Beside the live model " + ModelName.withVersion(comparison.live()) + ":");
        comparison.words().forEach(line -> System.err.println("  " + line));
    }

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
                if (model.path("state").asText().equals("LIVE")
                        && model.path("decision_point").asText().equals(RegretPoint.NAME.name())) {
                    return service.fetch(
                            model.path("version").asText(),
                            Files.createTempDirectory("live-model").resolve("model"));
                }
            }
            throw new IllegalStateException(
                    "No model is live there, so there is nothing to compare with. Use (train).");
        }
    }
}
