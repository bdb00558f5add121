package io.trendguard.routes;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.trendguard.routes.command.TrendGuard;

/** The one entry point of the runnable jar. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Runs a command; without one, {@code serve}. Exits with 0 only for success. */
    public static void main(String... args) {
        int code = TrendGuard.line().execute(args.length == 0 ? new String[] {"serve"} : args);
        System.exit(code);
    }
}
