package io.trendguard.warehouse.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Rows leave as CSV that runs nothing, as JSON and as Parquet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListExportTest {
    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private ListShop shop;

    @BeforeAll
    void fill(@TempDir Path own) {
        folder = own;
        shop = new ListShop(own);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private byte[] exported(String query) throws IOException {
        ListExport export = shop.lists.export(shop.call("decisions", query));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(out);
        return out.toByteArray();
    }

    @Test
    void noCellOfACsvFileBeginsAFormula() throws IOException {
        String csv = new String(exported("columns=order_id,priority,cause&sort=time&until=60"), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("order_id,priority,cause\r\n");
        assertThat(csv)
                .contains("'=HYPERLINK", "'+1,", "'-1,", "'@sum,", "'\ttab")
                .contains("\"a,b\nc\\d\"")
                .contains("\"\"; DROP TABLE")
                .contains("\uD83D\uDE00 \u05E9\u05DC\u05D5\u05DD");
        assertThat(csv).doesNotContain("\n=", "\n+", "\n@", "\n-", "\"=", ",=");
    }

    @Test
    void csvHasEveryRowInOrder() throws IOException {
        String csv = new String(exported("format=csv&columns=position,time,risk&sort=-risk"), StandardCharsets.UTF_8);
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(ListShop.DECISIONS + 1);
        List<Double> risks = lines.stream()
                .skip(1)
                .map(line -> Double.parseDouble(line.split(",", -1)[2]))
                .toList();
        assertThat(risks).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(lines.get(1).split(",", -1)[1]).endsWith("Z");
    }

    @Test
    void ndjsonHasTheRowsOfThePages() throws IOException {
        List<String> lines = new String(
                        exported("format=ndjson&columns=position,order_id,risk,product,credit&result=INTERVENE"),
                        StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSize(120);
        JsonNode row = Json.mapper().readTree(lines.get(0));
        assertThat(row.path("position").isTextual()).isTrue();
        assertThat(row.path("risk").isNumber()).isTrue();
        assertThat(row.path("product").isArray()).isTrue();
    }

    @Test
    void parquetIsReadAgainWithEveryTypeAndLeavesNothingBehind() throws Exception {
        Path file = folder.resolve("again.parquet");
        Files.write(
                file,
                exported("format=parquet&sort=time"
                        + "&columns=position,time,order_id,risk,product,credit,safe_mode,items,outcome,f_trend_stage"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*), count(f_trend_stage), sum(credit)::BIGINT, count(*) FILTER (safe_mode),"
                                + " min(order_id), count(DISTINCT product), typeof(any_value(time)), typeof(any_value(product))"
                                + " FROM read_parquet('" + file + "')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(ListShop.DECISIONS);
            assertThat(rows.getLong(2)).isEqualTo(200);
            assertThat(rows.getLong(3)).isEqualTo(72_000);
            assertThat(rows.getLong(4)).isEqualTo(6);
            assertThat(rows.getString(5)).isEqualTo("\ttab");
            assertThat(rows.getString(7)).isEqualTo("TIMESTAMP");
            assertThat(rows.getString(8)).isEqualTo("VARCHAR[]");
        }
        try (Stream<Path> left = Files.list(folder.resolve("exports"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aReaderThatGoesAwayEndsTheExportAndGivesItsTurnBack() throws IOException {
        for (String format : List.of("csv", "ndjson", "parquet")) {
            for (int i = 0; i <= ExportTurns.MOST; i++) {
                ListExport export = shop.lists.export(shop.call("decisions", "format=" + format));
                assertThatThrownBy(() -> export.write(new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("broken pipe");
                            }
                        }))
                        .as(format)
                        .hasMessage("broken pipe");
            }
        }
        assertThat(exported("columns=time")).isNotEmpty();
    }

    @Test
    void fewExportsRunAtTheSameTimeAndAForgottenOneEnds() {
        AtomicLong time = new AtomicLong();
        ExportTurns turns = new ExportTurns(time::get);
        List<ExportTurns.Turn> taken = new ArrayList<>();
        for (int i = 0; i < ExportTurns.MOST; i++) {
            taken.add(turns.take(ListShop.SHOP));
        }
        assertThatThrownBy(() -> turns.take(ListShop.SHOP))
                .isInstanceOf(ListBusyException.class)
                .hasMessageContaining("try again");
        turns.take(ListShop.OTHER).close();
        taken.get(0).close();
        turns.take(ListShop.SHOP);
        time.addAndGet(ExportTurns.LONGEST.toNanos());
        turns.take(ListShop.SHOP).close();
    }

    @Test
    void anUnknownFormatIsRefused() {
        assertThatThrownBy(() -> shop.lists.export(shop.call("decisions", "format=excel")))
                .isInstanceOf(InvalidListException.class)
                .hasMessageContaining("must be one of csv, ndjson, parquet");
        assertThatThrownBy(() -> shop.lists.export(shop.call("decisions", "page=1")))
                .isInstanceOf(InvalidListException.class);
    }
}
