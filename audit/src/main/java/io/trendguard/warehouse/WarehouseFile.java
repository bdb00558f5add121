package io.trendguard.warehouse;

import io.trendguard.event.Tenant;
import io.trendguard.log.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/**
 * One tenant's file, opened so that no query can reach anything outside of it: no files, no network, no extensions, and no way
 * to allow them later.
 */
final class WarehouseFile implements AutoCloseable {
    private static final String META =
            "CREATE TABLE meta (version INTEGER, tenant VARCHAR, next BIGINT, leaf VARCHAR, last TIMESTAMP)";

    private final Path path;
    private final Object identity;
    private final DuckDBConnection connection;

    /**
     * How far a file has read its log.
     *
     * @param next the first place that it has not read
     * @param leaf hash of the entry before, by which the log is known again
     * @param last time of that entry
     */
    record Progress(int version, String tenant, long next, Optional<String> leaf, Optional<Instant> last) {
        static String leaf(byte[] hash) {
            return HexFormat.of().formatHex(hash);
        }
    }

    private WarehouseFile(Path path, DuckDBConnection connection) throws IOException {
        this.path = path;
        this.connection = connection;
        this.identity = identity(path);
    }

    /** Opens the file of a tenant, or makes it. */
    static WarehouseFile open(WarehouseSettings settings, Tenant tenant) throws SQLException, IOException {
        Files.createDirectories(settings.folder());
        Path path = path(settings, tenant);
        boolean fresh = !Files.exists(path);
        DuckDBConnection connection = connect(path, settings);
        try {
            WarehouseFile file = new WarehouseFile(path, connection);
            if (fresh) {
                file.create(tenant);
            }
            return file;
        } catch (SQLException | IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static Path path(WarehouseSettings settings, Tenant tenant) {
        return settings.folder().resolve(tenant.id() + ".duckdb");
    }

    private static DuckDBConnection connect(Path path, WarehouseSettings settings) throws SQLException {
        DuckDBConnection connection =
                DuckDb.openLocked(path.toAbsolutePath().toString(), settings.memoryMegabytes(), settings.threads());
        connection.setAutoCommit(false);
        return connection;
    }

    private void create(Tenant tenant) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(META);
        }
        Schema.create(connection);
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO meta VALUES (?, ?, 0, NULL, NULL)")) {
            statement.setInt(1, Schema.VERSION);
            statement.setString(2, tenant.id());
            statement.execute();
        }
        connection.commit();
    }

    /** Deletes the file of a tenant with all that belongs to it. */
    static void delete(WarehouseSettings settings, Tenant tenant) throws IOException {
        Path path = path(settings, tenant);
        Files.deleteIfExists(path);
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".wal"));
    }

    /** The connection that writes. Only the thread that follows the log uses it. */
    DuckDBConnection connection() {
        return connection;
    }

    /** Another connection, for one reader. To be closed. */
    DuckDBConnection reader() throws SQLException {
        DuckDBConnection reader = connection.duplicate();
        reader.setAutoCommit(true);
        return reader;
    }

    Progress progress() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version, tenant, next, leaf, last FROM meta")) {
            if (!rows.next()) {
                throw new SQLException("The file does not say how far it has read.");
            }
            Progress progress = new Progress(
                    rows.getInt(1),
                    rows.getString(2),
                    rows.getLong(3),
                    Optional.ofNullable(rows.getString(4)),
                    Optional.ofNullable(rows.getObject(5, LocalDateTime.class)).map(Times::read));
            if (rows.next()) {
                throw new SQLException("The file says twice how far it has read.");
            }
            return progress;
        }
    }

    /** Everything before that place is read; the entry is the one before it. */
    void progress(long next, Entry before) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE meta SET next = ?, leaf = ?, last = ?")) {
            statement.setLong(1, next);
            statement.setString(2, Progress.leaf(before.leafHash()));
            statement.setObject(3, Times.stored(before.time()));
            statement.execute();
        }
    }

    /** Reads every block, whose checksums DuckDB compares. */
    void readAll() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Table<?> table : Schema.tables()) {
                statement.execute("SELECT bit_xor(hash(t)) FROM %s t".formatted(Sql.quoted(table.name())));
            }
            for (String table : FeatureTables.read(connection).keySet()) {
                statement.execute("SELECT bit_xor(hash(t)) FROM %s t".formatted(Sql.quoted(table)));
            }
        }
        connection.commit();
    }

    /** Whether the file that was opened still lies there. */
    boolean isThere() throws IOException {
        return Files.exists(path) && Objects.equals(identity, identity(path));
    }

    private static Object identity(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return key == null ? path : key; // where a file system has no keys
    }

    /** Size on disk. */
    long bytes() throws IOException {
        Path wal = path.resolveSibling(path.getFileName() + ".wal");
        return Files.size(path) + (Files.exists(wal) ? Files.size(wal) : 0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
