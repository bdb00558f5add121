package io.trendguard.warehouse.list;

import io.trendguard.warehouse.DuckDb;
import io.trendguard.warehouse.RowAppender;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Rows as a Parquet file. A DuckDB of its own writes it, which sees one folder and nothing else; the warehouse itself cannot
 * write files.
 */
final class ParquetRows implements RowWriter, AutoCloseable {
    private final Path folder;
    private final OutputStream out;
    private final DuckDBConnection connection;
    private List<ListColumn> columns = List.of();
    private Optional<RowAppender> appender = Optional.empty();

    /** @param folder an empty folder that is deleted with everything in it */
    ParquetRows(Path folder, OutputStream out) throws IOException {
        this.folder = folder;
        this.out = out;
        String path = folder.toAbsolutePath().toString();
        if (path.indexOf('\'') >= 0) {
            throw new IOException("The folder (%s) must have no apostrophe in its name.".formatted(path));
        }
        Properties locked = new Properties();
        locked.setProperty("allowed_directories", "['" + path + "']");
        locked.setProperty("enable_external_access", "false");
        locked.setProperty("autoload_known_extensions", "false");
        locked.setProperty("autoinstall_known_extensions", "false");
        locked.setProperty("memory_limit", "256MB");
        locked.setProperty("threads", "1");
        locked.setProperty("lock_configuration", "true");
        try {
            // On disk, so that a large export does not have to fit into memory.
            connection =
                    DuckDb.open(folder.resolve("rows.duckdb").toAbsolutePath().toString(), locked);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void begin(List<ListColumn> those) throws IOException {
        columns = List.copyOf(those);
        execute(columns.stream()
                .map(column -> column.quoted() + " " + column.stored().sql())
                .collect(Collectors.joining(", ", "CREATE TABLE list (", ")")));
        try {
            appender = Optional.of(new RowAppender(connection, "list"));
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void row(List<Optional<Object>> values) throws IOException {
        RowAppender rows = appender.orElseThrow();
        try {
            rows.begin();
            for (int i = 0; i < values.size(); i++) {
                rows.append(columns.get(i).stored(), values.get(i));
            }
            rows.end();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void end() throws IOException {
        closeAppender();
        Path file = folder.resolve("list.parquet").toAbsolutePath();
        execute("COPY list TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
        Files.copy(file, out);
        out.flush();
    }

    private void execute(String sql) throws IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void closeAppender() throws IOException {
        try {
            if (appender.isPresent()) {
                appender.get().close();
                appender = Optional.empty();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            closeAppender();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
