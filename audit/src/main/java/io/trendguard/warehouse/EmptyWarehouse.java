package io.trendguard.warehouse;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The warehouse of every shop whose log is empty: all tables and no row, in memory. */
final class EmptyWarehouse implements AutoCloseable {
    private @Nullable DuckDBConnection connection;

    /** A connection for one reader, to be closed. */
    synchronized DuckDBConnection reader() throws SQLException {
        DuckDBConnection open = connection;
        if (open == null) {
            DuckDbLibrary.load();
            open = DuckDb.openLocked("", 64, 1);
            Schema.create(open);
            connection = open;
        }
        return open.duplicate();
    }

    @Override
    public synchronized void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
