package io.trendguard.warehouse.list;

import io.trendguard.event.Tenant;
import io.trendguard.warehouse.Warehouse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/** The rows of a list on their way into a file. Nothing is gathered: rows go out as they are read, in order. */
public final class ListExport {
    private final Warehouse warehouse;
    private final Tenant tenant;
    private final ListQuery query;
    private final ExportFormat format;
    private final Instant now;
    private final long rows;
    private final Path folder;
    private final ExportTurns.Turn turn;

    ListExport(
            Warehouse warehouse,
            Tenant tenant,
            ListQuery query,
            ExportFormat format,
            Instant now,
            long rows,
            Path folder,
            ExportTurns.Turn turn) {
        this.warehouse = warehouse;
        this.tenant = tenant;
        this.query = query;
        this.format = format;
        this.now = now;
        this.rows = rows;
        this.folder = folder;
        this.turn = turn;
    }

    /** How many rows it has, as far as is known before it begins. */
    public long rows() {
        return rows;
    }

    /** Its form. */
    public ExportFormat format() {
        return format;
    }

    /** The name of the file. */
    public String fileName() {
        return query.list().name() + "." + format.word();
    }

    /**
     * Writes everything, once. Ends when nobody reads any more, and breaks off what takes longer than half an hour.
     *
     * @throws IOException if the reader went away
     */
    public void write(OutputStream out) throws IOException {
        try (turn) {
            if (format == ExportFormat.PARQUET) {
                parquet(out);
            } else {
                BufferedWriter writer =
                        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15);
                read(format == ExportFormat.CSV ? new CsvRows(writer) : new NdjsonRows(writer));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void parquet(OutputStream out) throws IOException {
        Path own = Files.createTempDirectory(Files.createDirectories(folder), "export-");
        try (ParquetRows rows = new ParquetRows(own, out)) {
            read(rows);
        } finally {
            delete(own);
        }
    }

    private void read(RowWriter writer) {
        warehouse.ask(tenant, connection -> {
            try {
                read(connection, writer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return rows;
        });
    }

    private void read(DuckDBConnection connection, RowWriter writer) throws SQLException, IOException {
        List<ListColumn> columns = query.columns();
        Bindings bindings = new Bindings(now);
        List<ListColumn> used = new ArrayList<>(columns);
        used.add(query.sort().column());
        String sql = "SELECT " + Asked.selected(columns, bindings) + query.rows(bindings, used)
                + query.sort().sql(bindings);
        writer.begin(columns);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindings.into(statement);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<Optional<Object>> values = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        values.add(Asked.value(result, i + 1, columns.get(i)));
                    }
                    writer.row(values);
                    if (turn.isOver()) {
                        throw new IOException(
                                "The export took longer than (%s) and was broken off.".formatted(ExportTurns.LONGEST));
                    }
                }
            }
        } catch (SQLException e) {
            throw Asked.known(e, (int) ExportTurns.LONGEST.toSeconds());
        }
        writer.end();
    }

    /** Deletes a folder and what is in it, where it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
