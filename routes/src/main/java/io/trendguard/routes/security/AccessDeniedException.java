package io.trendguard.routes.security;

/** The caller is not known, or may not do this. */
public final class AccessDeniedException extends RuntimeException {
    private final boolean known;

    private AccessDeniedException(String message, boolean known) {
        super(message);
        this.known = known;
    }

    /** No credential, or one that is not valid. */
    public static AccessDeniedException unknown(String why) {
        return new AccessDeniedException(why, false);
    }

    /** A valid credential without the right to do this. */
    public static AccessDeniedException forbidden(Caller caller, Caller.Role role) {
        return new AccessDeniedException(
                "The credential of (%s) does not carry the role (%s). Ask an operator for a key that does."
                        .formatted(caller.actor(), role),
                true);
    }

    /** A valid credential that asks for another tenant's. */
    public static AccessDeniedException foreign(Caller caller, String asked) {
        return new AccessDeniedException(
                "The credential of (%s) is that of the retailer (%s) and not of (%s). Name your own, or use its key."
                        .formatted(caller.actor(), caller.tenant(), asked),
                true);
    }

    /** Whether the caller was recognised: 403 rather than 401. */
    public boolean known() {
        return known;
    }
}
