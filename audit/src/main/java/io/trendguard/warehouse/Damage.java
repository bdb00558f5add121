package io.trendguard.warehouse;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Whether an error of DuckDB may come of the file; a question that cannot be answered is no damage. */
final class Damage {
    private static final Pattern OF_FILES = Pattern.compile(
            "^(IO|Serialization|INTERNAL|FATAL|TransactionContext|Connection) ?Error|checksum|corrupt|closed",
            Pattern.CASE_INSENSITIVE);

    private Damage() {}

    static boolean isPossible(SQLException e) {
        return OF_FILES.matcher(String.valueOf(e.getMessage())).find();
    }
}
