package io.trendguard.routes.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains a risk model on history. */
@Command(
        name = "train",
        description =
                "Trains a risk model on history, with the very features that serve live, and writes a model folder.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @Override
    public Integer call() throws Exception {
        Prerequisites.check();
        options.train(Optional.empty());
        return 0;
    }
}
