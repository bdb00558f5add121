package io.trendguard.routes.command;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the service until it is stopped. */
@Command(
        name = "serve",
        description = "Runs the service. Settings come from -Dtrendguard.…, the environment or application.properties.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Prerequisites.check();
        Prerequisites.checkFileLimit();
        Quarkus.run();
        return 0;
    }
}
