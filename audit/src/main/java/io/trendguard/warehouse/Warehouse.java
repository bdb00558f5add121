package io.trendguard.warehouse;

import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decision warehouses of all tenants. One thread follows the durable log by itself, at the warehouses' own offsets, so that
 * nothing that decides ever waits for it; readers see what is committed.
 */
public final class Warehouse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Warehouse.class);
    private static final Duration OPENING_PAUSE = Duration.ofMillis(10);
    private static final int OPENING_TRIES = 300;
    /** So many files are open at once at most: each is a database of its own, with memory and threads. */
    static final int MOST_OPEN = 32;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);

    private final WarehouseSettings settings;
    private final AuditLog log;
    private final Map<Tenant, TenantWarehouse> tenants = new ConcurrentHashMap<>();
    private final EmptyWarehouse empty = new EmptyWarehouse();
    private final CountDownLatch end = new CountDownLatch(1);
    /** Tenants whose file a reader waits for; an empty one wakes the thread to end it. */
    private final LinkedBlockingQueue<Optional<Tenant>> asked = new LinkedBlockingQueue<>();

    private final Thread thread;
    private final ExecutorService aside = Executors.newSingleThreadExecutor(task -> {
        Thread reading = new Thread(task, "warehouse-reader");
        reading.setDaemon(true);
        return reading;
    });

    /** A warehouse of a log. It does nothing until it is started. */
    public Warehouse(WarehouseSettings settings, AuditLog log) {
        this.settings = settings;
        this.log = log;
        this.thread = new Thread(this::run, "warehouse");
        thread.setDaemon(true);
    }

    /** Begins to follow. */
    public void start() {
        thread.start();
    }

    private void run() {
        Duration pause = settings.every();
        while (end.getCount() > 0) {
            Optional<Tenant> asked = nextAsked(pause);
            if (asked.isPresent()) {
                turn(asked.get(), new HashSet<>());
            } else if (end.getCount() > 0) {
                pause = follow() ? settings.every() : AFTER_FAILURE;
            }
        }
    }

    /** A tenant about whom somebody asks; absent if nobody has asked for so long, or the warehouse ends. */
    private Optional<Tenant> nextAsked(Duration pause) {
        try {
            Optional<Tenant> next = asked.poll(pause.toNanos(), TimeUnit.NANOSECONDS);
            return next == null ? Optional.empty() : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end.countDown();
            return Optional.empty();
        }
    }

    private boolean ended(Duration pause) {
        try {
            return end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * Takes all that is durable now, and says whether it could. Tenants take turns of one batch, so that nobody waits for a long
     * rebuild of another; a tenant about whom somebody asks has its turn at once. To be called by one thread at a time.
     */
    public boolean follow() {
        Set<Tenant> failed = new HashSet<>();
        Collection<Tenant> busy = log.tenants();
        while (!busy.isEmpty()) {
            List<Tenant> more = new ArrayList<>();
            for (Tenant tenant : busy) {
                for (Optional<Tenant> first = asked.poll(); first != null; first = asked.poll()) {
                    first.ifPresent(one -> turn(one, failed));
                }
                if (turn(tenant, failed)) {
                    more.add(tenant);
                }
            }
            busy = more;
        }
        return failed.isEmpty();
    }

    /** Whether there may be more for that tenant. */
    private boolean turn(Tenant tenant, Set<Tenant> failed) {
        if (end.getCount() == 0 || failed.contains(tenant)) {
            return false;
        }
        TenantWarehouse warehouse = of(tenant);
        boolean wasOpen = warehouse.isOpen();
        try {
            return warehouse.follow();
        } catch (SQLException | IOException | RuntimeException e) {
            failed.add(tenant);
            warehouse.unavailable(e);
            LOG.error("The warehouse of ({}) cannot follow the log; nothing else depends on it.", tenant, e);
            return false;
        } finally {
            if (!wasOpen) {
                rest();
            }
        }
    }

    /** Closes the files that were used least recently where too many are open. */
    private void rest() {
        List<TenantWarehouse> open = tenants.values().stream()
                .filter(TenantWarehouse::isOpen)
                .sorted(Comparator.comparingLong(TenantWarehouse::usedAt))
                .toList();
        open.stream().limit(Math.max(0, open.size() - MOST_OPEN)).forEach(TenantWarehouse::rest);
    }

    /** How many files are open. */
    long open() {
        return tenants.values().stream().filter(TenantWarehouse::isOpen).count();
    }

    private TenantWarehouse of(Tenant tenant) {
        return tenants.computeIfAbsent(tenant, one -> new TenantWarehouse(settings, log, one, aside));
    }

    /** How far the warehouse of a tenant is. */
    public WarehouseStatus status(Tenant tenant) {
        try {
            return of(tenant).status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks something of a tenant's rows. */
    @FunctionalInterface
    public interface Query<T> {
        /** The answer. */
        T ask(DuckDBConnection connection) throws SQLException;
    }

    /** A reader; waits a little while the first file is being made. */
    private Optional<DuckDBConnection> reader(Tenant tenant, TenantWarehouse warehouse) throws SQLException {
        Optional<DuckDBConnection> reader = warehouse.reader();
        if (reader.isEmpty() && log.head(tenant).size() == 0) {
            return Optional.of(empty.reader());
        }
        if (reader.isEmpty()) {
            asked.add(Optional.of(tenant));
        }
        for (int i = 0; i < OPENING_TRIES && reader.isEmpty() && isOpening(tenant); i++) {
            if (ended(OPENING_PAUSE)) {
                return Optional.empty();
            }
            reader = warehouse.reader();
        }
        return reader;
    }

    private boolean isOpening(Tenant tenant) {
        return thread.isAlive() && status(tenant).state() != WarehouseStatus.State.UNAVAILABLE;
    }

    /**
     * The answer to a question about a tenant's rows, as they are committed.
     *
     * @throws WarehouseUnavailableException while there is no file that can be read
     */
    public <T> T ask(Tenant tenant, Query<T> query) {
        TenantWarehouse warehouse = of(tenant);
        try {
            Optional<DuckDBConnection> reader = reader(tenant, warehouse);
            if (reader.isEmpty()) {
                throw new WarehouseUnavailableException(
                        status(tenant).remark().orElse("The warehouse is being opened."), null);
            }
            try (DuckDBConnection connection = reader.get()) {
                return query.ask(connection);
            }
        } catch (SQLException e) {
            if (Damage.isPossible(e)) {
                warehouse.suspect();
            }
            throw new WarehouseUnavailableException(
                    "The warehouse could not be read; it is checked and rebuilt if need be.", e);
        }
    }

    /**
     * Deletes the rows of entries whose payloads are removed from the log. To be called before and after they are, so that none
     * stays that was read meanwhile.
     */
    public void forget(Tenant tenant, Collection<Long> positions) {
        try {
            of(tenant).forget(positions);
        } catch (SQLException | IOException e) {
            throw new WarehouseUnavailableException(
                    "The warehouse could not delete %d entries.".formatted(positions.size()), e);
        }
    }

    @Override
    public void close() {
        end.countDown();
        asked.add(Optional.empty());
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(30).toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tenants.values().forEach(TenantWarehouse::close);
        aside.shutdown();
        try {
            empty.close();
        } catch (SQLException e) {
            LOG.warn("The warehouse without rows did not close well.", e);
        }
    }
}
