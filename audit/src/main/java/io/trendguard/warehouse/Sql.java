package io.trendguard.warehouse;

/** How names are written into SQL; values never are, they are bound. */
public final class Sql {
    private Sql() {}

    /** An identifier in quotes, whatever it holds. */
    public static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
