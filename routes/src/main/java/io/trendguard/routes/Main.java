package io.trendguard.routes;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.trendguard.routes.command.TrendGuard;
import picocli.CommandLine;

/** The one entry point of the runnable jar. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Runs a command; without one, {@code serve}. Exits with 0 only for success. */
    public static void main(String... args) {
        CommandLine line = new CommandLine(new TrendGuard())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    command.getErr().println(TrendGuard.inWords(error));
                    return 1;
                });
        int code = line.execute(args.length == 0 ? new String[] {"serve"} : args);
        System.exit(code);
    }
}
