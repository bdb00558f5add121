package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Purchase;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.TrainingEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that is larger than the memory is read nevertheless, in whatever order its rows are. */
final class LargeTableTest {
    private static final int ROWS = 120_000;
    private static final int ORDERS = ROWS / 2;

    @Test
    void aTableLargerThanTheHeapBecomesEventsInTheOrderOfTime(@TempDir Path folder) throws Exception {
        Path table = write(folder.resolve("orders.csv"));
        assertThat(Files.size(table)).isGreaterThan(40L << 20);
        Path log = folder.resolve("log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeTableTest.class.getName(),
                        table.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(log);
        assertThat(said).contains("orders %d lines %d in order".formatted(ORDERS, ROWS));
        assertThat(child.exitValue()).isZero();
        try (var left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().endsWith(".run")))
                    .as("temporary files are gone")
                    .isEmpty();
        }
    }

    /** Two rows for each order, far from each other, days in no order; long remarks as sizes and colours. */
    private static Path write(Path file) throws IOException {
        String remark = "remark ".repeat(26);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.print("order_item_id,order_date,delivery_date,item_id,item_size,item_color,brand_id,item_price,"
                    + "user_id,user_title,user_dob,user_state,user_reg_date,return\n");
            for (int row = 0; row < ROWS; row++) {
                int order = (int) ((row * 7_919L) % ORDERS);
                LocalDate day = LocalDate.of(2012, 4, 1).plusDays(order % 200);
                out.print(row + "," + day + "," + day.plusDays(3) + "," + row % 900 + "," + remark + "," + remark
                        + row % 50 + ",7,19.9,u" + order + ",Mrs,1970-01-02,Hesse,2011-02-16," + row % 2 + "\n");
            }
        }
        return file;
    }

    /** Reads a table to its end and says what it was. */
    public static void main(String[] args) {
        Tenant shop = new Tenant("large");
        MappingFile.Items mapping = MappingFile.load("fashion-returns").items().orElseThrow();
        RowReader reader = new RowReader(mapping, shop, new HashedPeople(shop), Instant.parse("2026-11-20T00:00:00Z"));
        TableItems table = new TableItems(
                mapping,
                reader,
                rejected -> {
                    throw new IllegalStateException(rejected.toString());
                },
                Reading.SILENT,
                5_000);
        table.read(Path.of(args[0]), true);
        Iterator<TrainingEvent> events = new TableEvents(reader, table);
        int orders = 0;
        int lines = 0;
        Instant known = Instant.MIN;
        while (events.hasNext()) {
            TrainingEvent next = events.next();
            if (next.event().knownAt().isBefore(known)) {
                throw new IllegalStateException("not in order");
            }
            known = next.event().knownAt();
            if (next.event().fact() instanceof Purchase purchase) {
                orders++;
                lines += purchase.lines().size();
            }
        }
        System.out.printf("orders %d lines %d in order%n", orders, lines);
    }
}
