package io.trendguard.routes.command;

import io.trendguard.file.ErrorWords;
import java.util.regex.Pattern;
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
            RehearseCommand.class,
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
    private static final String TRACE = "TRENDGUARD_TRACE";

    /** How the library of options names what a value met. */
    private static final Pattern EXCEPTION = Pattern.compile(" ?\\((?:[a-z]\\w*[.])+[A-Z]\\w*(?:: .*)?\\)$");

    /** The commands, ready to run; an error is one line and the exit code 1. */
    public static CommandLine line() {
        return new CommandLine(new TrendGuard())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(TrendGuard::misspelt)
                .setExecutionExceptionHandler((error, command, parsed) -> failed(error, command))
                .setExecutionStrategy(parsed -> {
                    try {
                        return new CommandLine.RunLast().execute(parsed);
                    } catch (StackOverflowError | OutOfMemoryError e) {
                        return failed(e, parsed.commandSpec().commandLine());
                    }
                });
    }

    /** What is wrong with the options, without the exception that a value met, and how they are written. */
    private static int misspelt(CommandLine.ParameterException error, String[] words) {
        CommandLine command = error.getCommandLine();
        command.getErr()
                .println(EXCEPTION.matcher(String.valueOf(error.getMessage())).replaceAll(""));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(error, command.getErr())) {
            command.usage(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Throwable error, CommandLine command) {
        command.getErr().println(inWords(error));
        if (System.getenv(TRACE) != null) {
            error.printStackTrace(command.getErr());
        }
        return 1;
    }

    /** An error as one line for a person. */
    public static String inWords(Throwable error) {
        return ErrorWords.of(error);
    }
}
