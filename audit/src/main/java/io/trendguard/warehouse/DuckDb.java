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
     * Opens a database.
     *
     * @param path of its file; empty for one in memory
     */
    public static DuckDBConnection open(String path, Properties settings) throws SQLException {
        return (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:" + path, settings);
    }
}
