package io.trendguard.routes.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Lists the commands. */
@Command(
        name = "trendguard",
        description = "Decides for every purchase whether to step in, so that customers keep what they buy.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            TrainCommand.class,
            RetrainCommand.class,
            ScoreCommand.class,
            GenerateCommand.class,
            PlayCommand.class,
            LoadCommand.class,
            KillTestCommand.class,
            ModelCommand.class,
            ReplayCommand.class,
            LogCommand.class,
            RulebookCommand.class,
            MappingCommand.class,
            KeyCommand.class,
            HelpCommand.class
        })
public final class TrendGuard {
    /** The commands, ready to run; an error is one line and the exit code 1. */
    public static CommandLine line() {
        return new CommandLine(new TrendGuard())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    command.getErr().println(inWords(error));
                    return 1;
                });
    }

    /** An error as one line for a person; the class is named only where there are no words. */
    public static String inWords(Throwable error) {
        String message = error.getMessage();
        return message == null || message.isBlank() ? error.toString() : message;
    }
}
