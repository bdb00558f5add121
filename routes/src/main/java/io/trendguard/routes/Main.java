package io.trendguard.routes;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.trendguard.routes.command.TrendGuard;
import io.trendguard.routes.connection.GuardedChannels;
import io.trendguard.routes.intake.AddressFilter;
import java.util.Locale;

/** The one entry point of the runnable jar. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Runs a command; without one, {@code serve}. Exits with 0 only for success. */
    public static void main(String... args) {
        fixLocale();
        GuardedChannels.switchOn();
        AddressFilter.switchOn();
        int code = TrendGuard.line().execute(args.length == 0 ? new String[] {"serve"} : args);
        System.exit(code);
    }

    /**
     * The language of this machine changes nothing: the rule engine writes Java code in the default locale (in Turkish,
     * {@code int} became {@code ınt}), and figures in the terminal are read by programs.
     */
    private static void fixLocale() {
        Locale.setDefault(Locale.ENGLISH);
    }
}
