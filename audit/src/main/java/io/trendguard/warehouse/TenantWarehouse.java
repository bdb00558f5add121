package io.trendguard.warehouse;

import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.warehouse.WarehouseFile.Progress;
import io.trendguard.warehouse.WarehouseStatus.State;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The warehouse of one tenant: follows its log in micro-batches, each of which is one transaction with the place that was
 * reached. One thread follows; others read through connections of their own.
 */
final class TenantWarehouse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TenantWarehouse.class);

    private final WarehouseSettings settings;
    private final AuditLog log;
    private final Tenant tenant;
    private volatile @Nullable WarehouseFile file;
    private @Nullable FeatureTables features;
    private final Executor aside;
    private BatchReader reader;
    private volatile long next;
    private volatile State state = State.CATCHING_UP;
    private volatile Optional<Instant> completeUpTo = Optional.empty();
    private volatile Optional<Instant> waitingSince = Optional.empty();
    /** What was found wrong with a file, and done about it. */
    private volatile Optional<String> remark = Optional.empty();
    /** Why it cannot be followed now. */
    private volatile Optional<String> failure = Optional.empty();

    private volatile boolean suspect;
    private boolean checked;
    /** When somebody last needed the file, so that those in little use can be closed. */
    private volatile long usedAt = System.nanoTime();
    /** A reader waits for a file that was closed. */
    private volatile boolean wanted = true;

    /** @param aside runs what goes on beside the writing, one task at a time */
    TenantWarehouse(WarehouseSettings settings, AuditLog log, Tenant tenant, Executor aside) {
        this.settings = settings;
        this.log = log;
        this.tenant = tenant;
        this.aside = aside;
        this.reader = newReader();
    }

    private BatchReader newReader() {
        return new BatchReader(log, tenant, settings.batch(), aside);
    }

    /**
     * Writes the entries that are durable and were not read yet, one batch of them at most. A file that is missing, damaged, of
     * an older version or of another log is made again from the first entry on.
     *
     * @return whether there may be more
     */
    synchronized boolean follow() throws SQLException, IOException {
        long head = log.head(tenant).size();
        if (file == null && !wanted && next >= head) {
            return false; // closed, with nothing to read and nobody who asks
        }
        WarehouseFile open = opened();
        failure = Optional.empty();
        if (next >= head) {
            state = State.FOLLOWING;
            waitingSince = Optional.empty();
            return false;
        }
        if (head - next > settings.batch() && state == State.FOLLOWING) {
            state = State.CATCHING_UP;
        }
        usedAt = System.nanoTime();
        try {
            write(open);
        } catch (SQLException | RuntimeException e) {
            giveUp(open);
            throw e;
        }
        boolean more = next < log.head(tenant).size();
        if (!more) {
            state = State.FOLLOWING;
            waitingSince = Optional.empty();
        }
        return more;
    }

    private WarehouseFile opened() throws SQLException, IOException {
        WarehouseFile open = file;
        if (open != null && (suspect || !open.isThere())) {
            LOG.warn(
                    "The warehouse of ({}) was changed from outside or could not be read; it is opened again.", tenant);
            giveUp(open);
            open = null;
        }
        if (open == null) {
            open = open();
        }
        return open;
    }

    private WarehouseFile open() throws SQLException, IOException {
        DuckDbLibrary.load(); // so that a library that is missing is not taken for a damaged file
        suspect = false;
        WarehouseFile open;
        try {
            open = usable();
        } catch (SQLException | UnusableFileException e) {
            String said = "The warehouse is rebuilt from the log, since %s."
                    .formatted(
                            e instanceof SQLException ? "it is damaged (%s)".formatted(firstLine(e)) : e.getMessage());
            LOG.warn("{} Tenant ({}).", said, tenant);
            WarehouseFile.delete(settings, tenant);
            remark = Optional.of(said);
            open = WarehouseFile.open(settings, tenant);
        }
        next = open.progress().next();
        completeUpTo = open.progress().last();
        state = next == 0 ? State.REBUILDING : State.CATCHING_UP;
        if (next == 0 && remark.isEmpty() && log.head(tenant).size() > settings.batch()) {
            remark = Optional.of("The warehouse is built from the log, since there was no file.");
        }
        reader = newReader();
        features = new FeatureTables(open.connection());
        open.connection().commit();
        file = open;
        wanted = false;
        return open;
    }

    /** The file, if it can be gone on with. */
    private WarehouseFile usable() throws SQLException, IOException, UnusableFileException {
        WarehouseFile open = WarehouseFile.open(settings, tenant);
        try {
            if (!checked) {
                open.readAll();
                checked = true;
            }
            Optional<String> wrong = wrong(open.progress());
            if (wrong.isPresent()) {
                throw new UnusableFileException(wrong.get());
            }
            return open;
        } catch (SQLException | UnusableFileException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** A file that can be read and does not fit the log. */
    private static final class UnusableFileException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableFileException(String why) {
            super(why);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Why a file cannot be gone on with; absent if it can. */
    private Optional<String> wrong(Progress progress) {
        if (progress.version() != Schema.VERSION) {
            return Optional.of("it is of version %d and this is %d".formatted(progress.version(), Schema.VERSION));
        }
        if (!progress.tenant().equals(tenant.id())) {
            return Optional.of("it belongs to another shop");
        }
        if (progress.next() > log.head(tenant).size()) {
            return Optional.of("it has read entries that the log does not have");
        }
        Optional<String> leaf = progress.next() == 0
                ? Optional.empty()
                : log.read(tenant, progress.next() - 1).map(entry -> Progress.leaf(entry.leafHash()));
        return leaf.equals(progress.leaf()) ? Optional.empty() : Optional.of("it was made from another log");
    }

    private void write(WarehouseFile open) throws SQLException {
        waitingSince = waitingSince.or(() -> Optional.of(Instant.now()));
        BatchReader.Read read = reader.read(next);
        DuckDBConnection connection = open.connection();
        // First, since only a statement begins a transaction: rows that are appended outside of one are committed at
        // once.
        open.progress(read.next(), read.last());
        append(connection, read.batch());
        Outcomes.join(connection, read.batch(), read.from());
        connection.commit();
        next = read.next();
        completeUpTo = Optional.of(read.last().time());
    }

    private void append(DuckDBConnection connection, Batch batch) throws SQLException {
        RowAppender.append(connection, DecisionTable.TABLE, batch.decisions);
        RowAppender.append(connection, LineTable.TABLE, batch.lines);
        RowAppender.append(connection, CandidateTable.TABLE, batch.candidates);
        RowAppender.append(connection, ContributionTable.TABLE, batch.contributions);
        RowAppender.append(connection, MessageTables.MESSAGES, batch.messages);
        RowAppender.append(connection, MessageTables.STEPS, batch.steps);
        RowAppender.append(connection, EventTables.EVENTS, batch.events);
        RowAppender.append(connection, EventTables.REJECTIONS, batch.rejections);
        RowAppender.append(connection, EventTables.REPORTS, batch.reports);
        RowAppender.append(connection, ContactTables.CONSENTS, batch.consents);
        RowAppender.append(connection, OperationTables.PUBLICATIONS, batch.publications);
        RowAppender.append(connection, OperationTables.GRANTS, batch.grants);
        FeatureTables known = features;
        if (known != null) {
            known.write(connection, batch.features);
        }
    }

    /** Deletes the rows of entries whose payloads are removed from the log. */
    synchronized void forget(Collection<Long> positions) throws SQLException, IOException {
        WarehouseFile open = opened();
        DuckDBConnection connection = open.connection();
        try {
            Deletion.of(connection, positions);
            connection.commit();
            reader = newReader(); // it may have read ahead what is gone now
        } catch (SQLException | RuntimeException e) {
            giveUp(open);
            throw e;
        }
    }

    private void giveUp(WarehouseFile open) {
        file = null;
        wanted = false;
        features = null;
        checked = false;
        try {
            open.close();
        } catch (SQLException e) {
            LOG.warn("The warehouse of ({}) did not close well.", tenant, e);
        }
    }

    /** Says that it cannot be followed for now. */
    void unavailable(Exception e) {
        state = State.UNAVAILABLE;
        failure = Optional.of(
                "The warehouse cannot be written: %s. It is tried again every few seconds.".formatted(firstLine(e)));
    }

    /** A connection for one reader, to be closed; absent while there is no file. */
    Optional<DuckDBConnection> reader() throws SQLException {
        usedAt = System.nanoTime();
        WarehouseFile open = file;
        wanted = open == null;
        return open == null ? Optional.empty() : Optional.of(open.reader());
    }

    boolean isOpen() {
        return file != null;
    }

    /** When it was last written or read, by {@link System#nanoTime}. */
    long usedAt() {
        return usedAt;
    }

    /** Closes the file until there is something to write or somebody to read; what was found about it stays known. */
    synchronized void rest() {
        WarehouseFile open = file;
        if (open != null) {
            boolean wasChecked = checked;
            giveUp(open);
            checked = wasChecked;
        }
    }

    /** A reader met something that cannot be: the file is looked at again. */
    void suspect() {
        suspect = true;
    }

    WarehouseStatus status() throws IOException {
        WarehouseFile open = file;
        long head = log.head(tenant).size();
        return new WarehouseStatus(
                state,
                next,
                Math.max(head, next),
                completeUpTo,
                waitingSince,
                open == null ? 0 : open.bytes(),
                failure.or(() -> remark));
    }

    @Override
    public synchronized void close() {
        WarehouseFile open = file;
        if (open != null) {
            giveUp(open);
        }
    }
}
