package io.trendguard.routes.wiring;

/** The settings name a model or a rulebook that must not be used, so the service does not start. */
public final class RefusedAssetException extends RuntimeException {
    /**
     * @param what is refused, for example {@code The rulebook (rules/mine)}
     * @param why with every reason
     * @param remedy what helps
     */
    RefusedAssetException(String what, String why, String remedy) {
        super("The service cannot start: %s %s%n%s".formatted(what, why, remedy));
    }
}
