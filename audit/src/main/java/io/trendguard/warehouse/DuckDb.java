package io.trendguard.warehouse;

import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Opens databases. It asks DuckDB's driver itself: {@link java.sql.DriverManager} knows only drivers of the class loader that asked
 * first, and Quarkus has several.
 */
public final class DuckDb {
    private DuckDb() {}

    /**
     * Opens a database so that no query can reach anything outside of it: no files, no network, no extensions, and no way to
     * allow them later.
     *
     * @param path of its file; empty for one in memory
     */
    static DuckDBConnection openLocked(String path, int memoryMegabytes, int threads) throws SQLException {
        Properties locked = new Properties();
        locked.setProperty("enable_external_access", "false");
        locked.setProperty("autoload_known_extensions", "false");
        locked.setProperty("autoinstall_known_extensions", "false");
        locked.setProperty("memory_limit", memoryMegabytes + "MB");
        locked.setProperty("threads", Integer.toString(threads));
        locked.setProperty("preserve_insertion_order", "false");
        locked.setProperty("lock_configuration", "true");
        return open(path, locked);
    }

    /**
     * Opens a database.
     *
     * @param path of its file; empty for one in memory
     */
    public static DuckDBConnection open(String path, Properties settings) throws SQLException {
        return (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:" + path, settings);
    }
}
