package io.trendguard.routes.wiring;

/** The settings name a model or a rulebook that must not be used, so the service does not start. */
public final class RefusedAssetException extends RuntimeException {
    /** What helps with an asset that cannot be used. */
    static final String MEND = "Mend it, or name another one.";
    /** What else helps with one that could be used. */
    static final String USE_ALL_THE_SAME =
            " To use it all the same, set trendguard.use-refused-assets=true; the log will say so.";

    /**
     * @param what is refused, for example {@code The rulebook (rules/mine)}
     * @param why with every reason
     * @param remedy what helps
     */
    RefusedAssetException(String what, String why, String remedy) {
        super("The service cannot start: %s %s%n%s".formatted(what, why, remedy));
    }
}
