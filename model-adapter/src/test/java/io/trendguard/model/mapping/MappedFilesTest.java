package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trendguard.event.Delivery;
import io.trendguard.event.Event;
import io.trendguard.event.Feed;
import io.trendguard.event.Finding;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.Purchase;
import io.trendguard.event.Return;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MappedFilesTest {
    private static final Tenant SHOP = new Tenant("fashion");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final String HEADING =
            "order_item_id,order_date,delivery_date,item_id,item_size,item_color,brand_id,item_price,user_id,user_title,user_dob,user_state,user_reg_date,return";
    private final List<Rejected> rejects = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void itemsThatACustomerOrdersOnOneDayAreOneOrder() throws IOException {
        List<TrainingEvent> events = fashion(
                "7,2012-09-05,2012-09-07,10,m,red,3,19.9,42,Mrs,1970-01-02,Hesse,2011-02-16,0",
                "1,2012-09-04,2012-09-06,10,m,red,3,19.9,42,Mrs,1970-01-02,Hesse,2011-02-16,0",
                "2,2012-09-04,?,11,?,?,3,0,42,Mrs,?,Hesse,2011-02-16,0");
        assertThat(rejects).isEmpty();
        assertThat(events.stream().map(e -> e.event().feed()))
                .as("the item without a delivery has the usual window, which nobody needs to tell")
                .containsExactly(Feed.PURCHASE, Feed.PURCHASE, Feed.DELIVERY, Feed.DELIVERY);
        Purchase order = (Purchase) events.get(0).event().fact();
        assertThat(order.orderId()).isEqualTo("42@2012-09-04");
        assertThat(order.lines()).hasSize(2);
        assertThat(order.lines().get(0).paidPriceMinor()).isEqualTo(1_990);
        assertThat(order.lines().get(1).paidPriceMinor()).isZero();
        assertThat(order.lines().get(1).size()).as("'?' is missing").isEmpty();
        assertThat(order.birthYear()).hasValue(1970);
        assertThat(events.get(0).event().knownAt()).isEqualTo(Instant.parse("2012-09-04T00:00:00Z"));
    }

    @Test
    void aReturnIsLearntTwoWeeksAfterTheDelivery() throws IOException {
        List<TrainingEvent> events = fashion(
                "1,2012-09-04,2012-09-06,10,m,red,3,19.9,42,Mrs,1970-01-02,Hesse,2011-02-16,1",
                "2,2012-09-19,2012-09-21,10,m,red,3,19.9,43,Mrs,1970-01-02,Hesse,2011-02-16,0",
                "3,2012-09-21,2012-09-22,10,m,red,3,19.9,44,Mrs,1970-01-02,Hesse,2011-02-16,0");
        assertThat(events.stream().map(e -> e.event().feed()))
                .containsExactly(
                        Feed.PURCHASE,
                        Feed.DELIVERY,
                        Feed.PURCHASE,
                        Feed.RETURN,
                        Feed.DELIVERY,
                        Feed.PURCHASE,
                        Feed.DELIVERY);
        assertThat(events.get(3).event().knownAt()).isEqualTo(Instant.parse("2012-09-20T00:00:00Z"));
        assertThat(((Return) events.get(3).event().fact()).reason()).hasValue(Return.Reason.REGRET);
    }

    @Test
    void aDeliveryIsLearntOnItsDayAndTellsTheEndOfTheWindow() throws IOException {
        List<TrainingEvent> events =
                fashion("1,2012-09-04,2012-10-20,10,m,red,3,19.9,42,Mrs,1970-01-02,Hesse,2011-02-16,0");
        Event event = events.get(1).event();
        Delivery delivery = (Delivery) event.fact();
        assertThat(event.knownAt()).isEqualTo(Instant.parse("2012-10-20T00:00:00Z"));
        assertThat(event.time()).isEqualTo(event.knownAt());
        assertThat(delivery.orderId()).isEqualTo("42@2012-09-04");
        assertThat(delivery.lineId()).hasValue("1");
        assertThat(delivery.deliveredAt()).hasValue(event.knownAt());
        assertThat(delivery.returnUntil()).hasValue(Instant.parse("2012-11-03T00:00:00Z"));
        assertThat(events.get(1).row()).isFalse();
    }

    @Test
    void aDeliveryThatLiesAheadIsNotKnown() throws IOException {
        assertThat(fashion("1,2012-09-04,2112-10-20,10,m,red,3,19.9,42,Mrs,1970-01-02,Hesse,2011-02-16,0"))
                .hasSize(1);
        assertThat(rejects).isEmpty();
    }

    @Test
    void anImpossibleDeliveryDateDatesNothing() throws IOException {
        List<TrainingEvent> events =
                fashion("1,2012-09-04,1990-12-31,10,m,red,3,19.9,42,Mrs,1970-01-02,Hesse,2011-02-16,1");
        assertThat(events.get(1).event().knownAt()).isEqualTo(Instant.parse("2012-10-04T00:00:00Z"));
    }

    @Test
    void aLateDeliveryIsStillAReturnWithinThirtyDays() throws IOException {
        List<TrainingEvent> events =
                fashion("1,2012-09-04,2012-11-04,10,m,red,3,19.9,42,Mrs,1970-01-02,Hesse,2011-02-16,1");
        assertThat(events.get(2).event().time()).isEqualTo(Instant.parse("2012-10-04T00:00:00Z"));
        assertThat(events.get(2).event().knownAt()).isEqualTo(Instant.parse("2012-11-18T00:00:00Z"));
    }

    @Test
    void aBrokenRowIsRejectedWithLineAndReasonAndTheRestGoesOn() throws IOException {
        List<TrainingEvent> events = fashion(
                "1,2012-09-04,2012-09-06,10,m,red,3,19.9,42,Mrs,1970-01-02,Hesse,2011-02-16,0",
                "2,2012-09-04,2012-09-06,?,m,red,3,19.9,43,Mrs,1970-01-02,Hesse,2011-02-16,0",
                "3,2012-09-04,2012-09-06,10,m,red,3,-19.9,43,Mrs,1970-01-02,Hesse,2011-02-16,0",
                "4,2012-09-04,2012-09-06,10,m,red,3,19.9,43,Mrs,1970-01-02,Hesse,2011-02-16",
                "5,1990-09-04,2012-09-06,10,m,red,3,19.9,43,Mrs,1970-01-02,Hesse,2011-02-16,0",
                "6,2090-09-04,2012-09-06,10,m,red,3,19.9,43,Mrs,1970-01-02,Hesse,2011-02-16,0",
                "7,2012-09-04,2012-09-06,10,m,red,3,19.9,43,Mrs,1970-01-02,Hesse,2011-02-16,perhaps",
                "8,2012-09-04,2012-09-06,10,m,red,3,cheap,43,Mrs,1970-01-02,Hesse,2011-02-16,0",
                "9,yesterday,2012-09-06,10,m,red,3,1,43,Mrs,1970-01-02,Hesse,2011-02-16,0",
                "10,2012-09-05,2012-09-06,10,\"m, wide\",red,3,1,43,Mrs,1970-01-02,Hesse,2011-02-16,0");
        List<Event> purchases = events.stream()
                .map(TrainingEvent::event)
                .filter(event -> event.feed() == Feed.PURCHASE)
                .toList();
        assertThat(purchases).hasSize(2);
        assertThat(((Purchase) purchases.get(1).fact()).lines().get(0).size()).hasValue("m, wide");
        assertThat(rejects).extracting(Rejected::line).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(rejects.get(2).reason())
                .isEqualTo(
                        "There are 13 values for 14 columns. Maybe a value holds the delimiter (,) and is not quoted.");
        assertThat(List.of(0, 1, 3, 5, 6, 7))
                .extracting(place -> rejects.get(place).findings().get(0))
                .extracting(Finding::field, Finding::value)
                .as("column and value as they stand in the file")
                .containsExactly(
                        tuple("item_id", ""),
                        tuple("item_price", "-19.9"),
                        tuple("order_date", "1990-09-04"),
                        tuple("return", "perhaps"),
                        tuple("item_price", "cheap"),
                        tuple("order_date", "yesterday"));
        assertThat(rejects.get(1).reason())
                .contains("The field (item_price) with the value (-19.9) becomes the field (")
                .contains("lines[0].paid_price_minor), which must be");
        assertThat(rejects.get(7).reason()).contains("must be a date such as 2026-05-01");
    }

    @Test
    void aTableWithMissingOrExtraColumnsSaysWhich() throws IOException {
        Path file = write("t.csv", "order_item_id,order_date,colour", "1,2012-09-04,red");
        assertThatThrownBy(() -> events(MappingFile.load("fashion-returns"), file))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("item_price")
                .hasMessageContaining("It has (colour), which the mapping does not name.");
    }

    @Test
    void aTruncatedGzipSaysSo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write((HEADING + "\n").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 1_000; i++) {
                String row = i + ",2012-09-04,2012-09-06," + i * 7919
                        + ",m,red,3,19.9,42,Mrs,1970-01-02,Hesse,2011-02-16,0\n";
                zip.write(row.getBytes(StandardCharsets.UTF_8));
            }
        }
        Path file = folder.resolve("t.csv.gz");
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        assertThatThrownBy(() -> events(MappingFile.load("fashion-returns"), file))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void aByteThatIsNotUtf8CostsOnlyItsRow() throws IOException {
        Path file = folder.resolve("t.csv");
        String rows = HEADING
                + "\n1,2012-09-04,?,10,m,red,3,1,42,Mrs,?,Hesse,2011-02-16,0"
                + "\n2,2012-09-04,?,10,\"m, wide\",gr\u00fcn,3,1,43,Mrs,?,Hesse,2011-02-16,0"
                + "\n3,2012-09-05,?,10,m,red,3,1,44,Mrs,?,Hesse,2011-02-16,0\n";
        Files.write(file, rows.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(events(MappingFile.load("fashion-returns"), file)).hasSize(2);
        assertThat(rejects).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.text()).isEqualTo("2,2012-09-04,?,10,\"m, wide\",gr\ufffdn,3,1,43,Mrs,?,Hesse,2011-02-16,0");
            assertThat(row.reason())
                    .isEqualTo("The field (item_color) with the value (gr\ufffdn) is not UTF-8; correct it, or convert"
                            + " the file to UTF-8.");
        });
    }

    @Test
    void aTableInUtf16SaysSo() throws IOException {
        for (Charset utf16 : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            Path file = Files.write(folder.resolve("t.csv"), (HEADING + "\n").getBytes(utf16));
            assertThatThrownBy(() -> events(MappingFile.load("fashion-returns"), file))
                    .isInstanceOf(InvalidFileException.class)
                    .hasMessageContaining("is text in UTF-16. Save it in UTF-8.");
        }
    }

    @Test
    void aLineOfEventsThatIsNotUtf8CostsOnlyItself() throws IOException {
        String lines = event("a", "2026-05-01T10:00:00Z", "leggings") + "\n"
                + event("b", "2026-05-02T10:00:00Z", "m\u00fctze") + "\n"
                + event("c", "2026-05-03T10:00:00Z", "leggings");
        Path file = Files.write(folder.resolve("e.ndjson"), lines.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(events(MappingFile.load("trendguard"), file))
                .extracting(e -> e.event().id())
                .containsExactly("a", "c");
        assertThat(rejects)
                .singleElement()
                .satisfies(line -> assertThat(line.reason())
                        .isEqualTo("The line is not UTF-8. Correct it, or convert the file to UTF-8."));
    }

    @Test
    void aRowIsRejectedWithItsOwnText() throws IOException {
        String broken =
                "2,2012-09-04,2012-09-06,10,\"m, \"\"wide\"\"\",red,3,cheap,43,Mrs,1970-01-02,Hesse,2011-02-16,0";
        String twice = "3,2012-09-04,2012-09-06,10,\"m\",red,3,19.9,43,Mrs,1970-01-02,Hesse,2011-02-16,0";
        fashion(broken + "\r", twice, twice, "4,5");
        assertThat(rejects).extracting(Rejected::text).containsExactly(broken, "4,5", twice, twice);
    }

    @Test
    void anEmptyTableSaysWhatItNeeds() throws IOException {
        Path file = Files.createFile(folder.resolve("t.csv"));
        assertThatThrownBy(() -> events(MappingFile.load("fashion-returns"), file))
                .hasMessageContaining("is empty");
    }

    @Test
    void anUnknownMappingNamesThoseThatExist() {
        assertThatThrownBy(() -> MappingFile.load("fashion")).hasMessageContaining("fashion-returns");
    }

    @Test
    void ourOwnEventsAreReadLineByLine() throws IOException {
        Path file = write(
                "e.ndjson",
                event("a", "2026-05-01T10:00:00Z", "leggings"),
                "{not json",
                event("b", "2026-05-02T10:00:00Z", ""),
                event("c", "2026-05-01T09:00:00Z", "leggings"),
                event("d", "2026-05-03T10:00:00Z", "leggings"));
        List<TrainingEvent> events = events(MappingFile.load("trendguard"), file);
        assertThat(events).extracting(e -> e.event().id()).containsExactly("a", "d");
        assertThat(rejects).extracting(Rejected::line).containsExactly(2L, 3L, 4L);
        assertThat(rejects.get(2).reason()).contains("Sort the file");
    }

    @Test
    void theHistoryComesBeforeTheQuestionsAsTimeGoesOn() throws IOException {
        Path history =
                write("h.ndjson", event("a", "2026-05-01T10:00:00Z", "x"), event("c", "2026-05-03T10:00:00Z", "x"));
        Path asked =
                write("q.ndjson", event("b", "2026-05-02T10:00:00Z", "x"), event("d", "2026-05-04T10:00:00Z", "x"));
        Iterator<TrainingEvent> events = files(MappingFile.load("trendguard")).events(List.of(history), List.of(asked));
        List<String> seen = new ArrayList<>();
        events.forEachRemaining(e -> seen.add(e.event().id() + (e.row() ? "?" : "")));
        assertThat(seen).containsExactly("a", "b?", "c", "d?");
    }

    @Test
    void theFashionHistoryBecomesRowsWithTheOutcomesOfTheTable() {
        TrainingSet set = FashionOrders.rows();
        assertThat(set.size()).isEqualTo(77_601);
        int returned = 0;
        int unknown = 0;
        for (int i = 0; i < set.size(); i++) {
            returned += set.labels()[i] == TrainingSet.REGRETTED ? 1 : 0;
            unknown += set.labelled(i) ? 0 : 1;
        }
        assertThat(returned).as("return = 1 in the table").isEqualTo(36_796);
        assertThat(unknown).isZero();
        Column.Words sizes = (Column.Words) set.columns().get(set.schema().indexOf("size"));
        assertThat(sizes.words())
                .as("letter case does not matter")
                .contains("XL")
                .doesNotContain("xl");
    }

    @Test
    void theFashionHoldoutIsScoredByItsRowKeysAfterTheHistory() {
        Path holdout = SharedData.folder("fashion-returns").resolve("holdout_features_2013-02_to_2013-03.csv.gz");
        TrainingSet set = FashionOrders.files().scoringSet(List.of(FashionOrders.file()), List.of(holdout));
        assertThat(set.size()).isEqualTo(22_399);
        assertThat(set.rowKeys()).contains("0001da439e8e8e56").doesNotHaveDuplicates();
        Column.Numbers before = (Column.Numbers) set.columns().get(set.schema().indexOf("orders_before"));
        int known = 0;
        for (float orders : before.values()) {
            known += orders > 0 ? 1 : 0;
        }
        assertThat(known).as("customers with a history").isBetween(5_000, 15_000);
    }

    private List<TrainingEvent> fashion(String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADING));
        lines.addAll(List.of(rows));
        return events(MappingFile.load("fashion-returns"), write("t.csv", lines.toArray(String[]::new)));
    }

    private List<TrainingEvent> events(MappingFile mapping, Path file) {
        List<TrainingEvent> events = new ArrayList<>();
        files(mapping).events(List.of(), List.of(file)).forEachRemaining(events::add);
        return events;
    }

    private MappedFiles files(MappingFile mapping) {
        return new MappedFiles(mapping, SHOP, new HashedPeople(SHOP), NOW, rejects::add);
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static String event(String id, String time, String product) {
        return """
            {"specversion":"1.0","id":"%s","source":"/shop","type":"io.trendguard.purchase","time":"%s","data":{\
            "order_id":"o%s","customer_id":"c1","currency":"EUR","lines":[{"line_id":"1","product_id":"%s","quantity":1,\
            "paid_price_minor":100}]}}\
            """.formatted(id, time, id, product);
    }
}
