package io.trendguard.warehouse;

import java.sql.SQLException;
import java.util.Properties;
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
            Properties locked = new Properties();
            locked.setProperty("enable_external_access", "false");
            locked.setProperty("autoload_known_extensions", "false");
            locked.setProperty("autoinstall_known_extensions", "false");
            locked.setProperty("memory_limit", "64MB");
            locked.setProperty("threads", "1");
            locked.setProperty("lock_configuration", "true");
            open = DuckDb.open("", locked);
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
