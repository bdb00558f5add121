package io.trendguard.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Tenant;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.warehouse.WarehouseStatus.State;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The warehouse follows the log, and whatever is wrong with a file it is rebuilt. */
final class WarehouseTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Tenant OTHER = new Tenant("other");

    @TempDir
    private Path folder = Path.of("");

    private final InMemoryAuditLog log = new InMemoryAuditLog();

    @AfterEach
    void close() {
        log.close();
    }

    private WarehouseSettings settings(String name, int batch) {
        return new WarehouseSettings(folder.resolve(name), Duration.ofMillis(50), batch, 256, 1);
    }

    private Path file(String name) {
        return folder.resolve(name).resolve("shop.duckdb");
    }

    /** Everything that a tenant's tables hold. */
    private static List<String> content(Warehouse warehouse) {
        return warehouse.ask(SHOP, Contents::of);
    }

    private List<String> rebuilt() {
        try (Warehouse fresh = new Warehouse(settings("fresh-" + System.nanoTime(), 100_000), log)) {
            fresh.follow();
            return content(fresh);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void followingComesToTheSameAsRebuilding(int batch) {
        ShopLog shop = new ShopLog(log, SHOP, 11);
        try (Warehouse warehouse = new Warehouse(settings("w", batch), log)) {
            for (int turn = 0; turn < 8; turn++) {
                shop.orders(turn * 3);
                assertThat(warehouse.follow()).isTrue();
            }
            List<String> followed = content(warehouse);
            assertThat(followed).hasSizeGreaterThan(400);
            assertThat(followed).isEqualTo(rebuilt());
        }
    }

    @Test
    void aStartGoesOnWhereItEnded() {
        ShopLog shop = new ShopLog(log, SHOP, 12).orders(30);
        try (Warehouse warehouse = new Warehouse(settings("w", 50), log)) {
            warehouse.follow();
        }
        shop.orders(10);
        try (Warehouse warehouse = new Warehouse(settings("w", 50), log)) {
            warehouse.follow();
            assertThat(warehouse.status(SHOP).remark()).isEmpty();
            assertThat(warehouse.status(SHOP).state()).isEqualTo(State.FOLLOWING);
            assertThat(content(warehouse)).isEqualTo(rebuilt());
        }
    }

    @Test
    void aFileThatCannotBeGoneOnWithIsRebuiltAndThatIsReported() throws IOException {
        new ShopLog(log, SHOP, 13).orders(60);
        new ShopLog(log, OTHER, 14).orders(20);
        try (Warehouse warehouse = new Warehouse(settings("w", 500), log)) {
            warehouse.follow();
        }
        byte[] whole = Files.readAllBytes(file("w"));
        String rebuilt = "The warehouse is rebuilt from the log, since it ";

        Files.delete(file("w"));
        assertThat(reopened()).isEmpty(); // a new file, nothing was wrong

        Files.write(file("w"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(reopened()).startsWith(rebuilt + "is damaged");

        Files.writeString(file("w"), "not a database");
        assertThat(reopened()).startsWith(rebuilt + "is damaged");

        Files.copy(folder.resolve("w").resolve("other.duckdb"), file("w"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(reopened()).isEqualTo(rebuilt + "belongs to another shop.");

        byte[] flipped = whole.clone();
        for (int at = flipped.length / 5; at < flipped.length; at += 512) { // much of a small file is not in use
            flipped[at] ^= 0x55;
        }
        Files.write(file("w"), flipped);
        assertThat(reopened()).startsWith(rebuilt);
    }

    /** What a start says about the file, having come to the right rows. */
    private String reopened() {
        try (Warehouse warehouse = new Warehouse(settings("w", 500), log)) {
            assertThat(warehouse.follow()).isTrue();
            assertThat(content(warehouse)).isEqualTo(rebuilt());
            return warehouse.status(SHOP).remark().orElse("");
        }
    }

    @Test
    void aFileOfAnotherLogOrOfAnOlderVersionIsRebuilt() throws Exception {
        try (InMemoryAuditLog another = new InMemoryAuditLog()) {
            new ShopLog(another, SHOP, 99).orders(10);
            try (Warehouse warehouse = new Warehouse(settings("w", 500), another)) {
                warehouse.follow();
            }
        }
        new ShopLog(log, SHOP, 15).orders(40);
        assertThat(reopened()).endsWith("since it was made from another log.");

        try (WarehouseFile file = WarehouseFile.open(settings("w", 500), SHOP);
                Statement statement = file.connection().createStatement()) {
            statement.execute("UPDATE meta SET version = 0");
            file.connection().commit();
        }
        assertThat(reopened()).endsWith("since it is of version 0 and this is %d.".formatted(Schema.VERSION));
    }

    @Test
    void aFileThatIsSwappedOrDeletedWhileItRunsIsRebuilt() throws IOException {
        ShopLog shop = new ShopLog(log, SHOP, 16).orders(20);
        new ShopLog(log, OTHER, 17).orders(10);
        try (Warehouse warehouse = new Warehouse(settings("w", 500), log)) {
            warehouse.follow();
            Files.delete(file("w"));
            shop.orders(2);
            warehouse.follow();
            assertThat(content(warehouse)).isEqualTo(rebuilt());

            Path swapped = folder.resolve("swapped");
            Files.copy(folder.resolve("w").resolve("other.duckdb"), swapped);
            Files.move(swapped, file("w"), StandardCopyOption.REPLACE_EXISTING);
            shop.orders(2);
            warehouse.follow();
            assertThat(content(warehouse)).isEqualTo(rebuilt());
            assertThat(warehouse.status(SHOP).remark().orElse("")).contains("since it ");
        }
    }

    @Test
    void aFileThatIsCutWhileItRunsIsRebuiltOnceAReaderMeetsIt() throws IOException {
        new ShopLog(log, SHOP, 18).orders(400);
        try (Warehouse warehouse = new Warehouse(settings("w", 5_000), log)) {
            warehouse.follow();
        }
        try (Warehouse warehouse = new Warehouse(settings("w", 5_000), log)) {
            warehouse.follow();
            try (FileChannel cut = FileChannel.open(file("w"), StandardOpenOption.WRITE)) {
                cut.truncate(8_192);
            }
            try {
                content(warehouse); // blocks may be in memory still
            } catch (WarehouseUnavailableException e) {
                assertThat(e).hasMessageContaining("it is checked and rebuilt");
            }
            warehouse.follow();
        }
        assertThat(reopened())
                .satisfiesAnyOf(
                        said -> assertThat(said).isEmpty(),
                        said -> assertThat(said).contains("damaged"));
    }

    @Test
    void ofManyShopsOnlySomeFilesAreOpenAndEveryShopCanBeAskedAllTheSame() {
        int shops = Warehouse.MOST_OPEN + 8;
        for (int i = 0; i < shops; i++) {
            new ShopLog(log, new Tenant("shop" + i), i).orders(1);
        }
        try (Warehouse warehouse = new Warehouse(settings("many", 500), log)) {
            warehouse.start();
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < shops; i++) {
                    assertThat(eventsOf(warehouse, new Tenant("shop" + i))).isPositive();
                }
            }
            assertThat(warehouse.open()).isBetween(1L, Warehouse.MOST_OPEN + 1L);
        }
    }

    /** Asked again while a file is opened. */
    private static long eventsOf(Warehouse warehouse, Tenant tenant) {
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                long events = warehouse.ask(tenant, connection -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery("SELECT count(*) FROM events")) {
                        rows.next();
                        return rows.getLong(1);
                    }
                });
                if (events > 0) {
                    return events;
                }
            } catch (WarehouseUnavailableException e) {
                assertThat(e).hasMessageContaining("opened");
            }
        }
        return 0;
    }

    @Test
    void nothingOutsideOfTheFileCanBeReached() {
        new ShopLog(log, SHOP, 19).orders(3);
        try (Warehouse warehouse = new Warehouse(settings("w", 500), log)) {
            warehouse.follow();
            for (String sql : List.of(
                    "SELECT * FROM read_csv('/etc/passwd')",
                    "COPY decisions TO '%s/out.csv'".formatted(folder),
                    "ATTACH '%s/other.duckdb'".formatted(folder),
                    "INSTALL httpfs",
                    "LOAD httpfs",
                    "SET enable_external_access = true",
                    "SET lock_configuration = false",
                    "SELECT getenv('HOME')")) {
                assertThatThrownBy(() -> warehouse.ask(SHOP, connection -> {
                            try (Statement statement = connection.createStatement()) {
                                return statement.execute(sql);
                            }
                        }))
                        .as(sql)
                        .isInstanceOf(WarehouseUnavailableException.class);
            }
        }
    }

    @Test
    void whatIsRemovedFromTheLogIsRemovedHere() {
        new ShopLog(log, SHOP, 20).orders(20);
        try (Warehouse warehouse = new Warehouse(settings("w", 500), log)) {
            warehouse.follow();
            long before = count(warehouse, "SELECT count(*) FROM decisions");
            long position = count(warehouse, "SELECT min(position) FROM decisions");
            warehouse.forget(SHOP, List.of(position));
            assertThat(count(warehouse, "SELECT count(*) FROM decisions")).isEqualTo(before - 1);
            assertThat(count(warehouse, "SELECT count(*) FROM lines WHERE position = " + position))
                    .isZero();
            assertThat(count(warehouse, "SELECT count(*) FROM features_regret WHERE position = " + position))
                    .isZero();
        }
    }

    private static long count(Warehouse warehouse, String sql) {
        return warehouse.ask(SHOP, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
