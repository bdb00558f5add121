package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Line;
import io.trendguard.event.Purchase;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.TrainingEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as people really send them. */
final class ClumsyTablesTest {
    private static final Tenant SHOP = new Tenant("fashion");
    private static final String HEADING =
            "order_item_id,order_date,delivery_date,item_id,item_size,item_color,brand_id,item_price,user_id,user_title,user_dob,user_state,user_reg_date,return";
    private static final String ROW = "1,2012-09-04,?,10,m,red,3,1,42,Mrs,?,Hesse,2011-02-16,0";
    private static final String NEXT = "2,2012-09-05,?,10,m,red,3,1,43,Mrs,?,Hesse,2011-02-16,0";
    private final List<Rejected> rejects = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aRowThatIsTooLongCostsOnlyItself() throws IOException {
        for (String filling : List.of("x", ",", "\"x\",")) {
            rejects.clear();
            String endless = filling.repeat(3_000_000);
            assertThat(read(HEADING, ROW, "2," + endless, NEXT)).hasSize(2);
            assertThat(rejects).singleElement().satisfies(row -> {
                assertThat(row.line()).isEqualTo(3);
                assertThat(row.text()).hasSize(1 << 20);
                assertThat(row.reason())
                        .isEqualTo("The row has more than (1048576) characters. Maybe ends of lines are missing.");
            });
        }
    }

    @Test
    void aTableThatUnpacksToMuchMoreThanMemoryCostsNoMemory() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] commas = ",".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream zip = new GZIPOutputStream(packed)) {
            zip.write((HEADING + "\n").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 400; i++) {
                zip.write(commas);
            }
        }
        assertThat(events(Files.write(folder.resolve("bomb.csv.gz"), packed.toByteArray())))
                .isEmpty();
        assertThat(rejects)
                .singleElement()
                .satisfies(row -> assertThat(row.text()).hasSize(1 << 20));
    }

    @Test
    void aHeadingThatIsTooLongIsNoTable() {
        assertThatThrownBy(() -> read("a".repeat(3_000_000)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("The heading of the file")
                .hasMessageContaining("more than (1048576) characters");
    }

    @Test
    void aQuoteThatIsNotClosedCostsItsLineAndIsNamed() throws IOException {
        for (String open : List.of("2,\"x", "\"", "2,2012-09-05,?,10,m,\"red,3,1,43,Mrs,?,Hesse,2011-02-16,0")) {
            rejects.clear();
            assertThat(read(HEADING, ROW, open, NEXT)).as(open).hasSize(2);
            assertThat(rejects).singleElement().satisfies(row -> {
                assertThat(row.line()).isEqualTo(3);
                assertThat(row.text()).isEqualTo(open);
                assertThat(row.reason()).startsWith("A quote on line (3) is wrong: it is opened and not closed");
            });
        }
        rejects.clear();
        assertThat(read(HEADING, ROW, "\"x", "\n".repeat(1_200_000), NEXT)).hasSize(2);
        assertThat(rejects)
                .singleElement()
                .satisfies(row -> assertThat(row.text()).isEqualTo("\"x"));
    }

    @Test
    void aQuoteThatIsOpenInOneRowAndClosedInAnotherCostsTheRowsItSpoils() throws IOException {
        String open = "1,2012-09-04,?,10,m,\"red,3,1,42,Mrs,?,Hesse,2011-02-16,0";
        String closing = "2,2012-09-05,?,10,m,blue\",3,1,43,Mrs,?,Hesse,2011-02-16,0";
        assertThat(read(HEADING, open, closing, NEXT)).hasSize(1);
        assertThat(rejects).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.text()).isEqualTo(open + "\n" + closing);
            assertThat(row.reason()).contains("item_color", "must not hold control characters");
        });
    }

    @Test
    void quotesThatATableCannotHaveAreNamedAndNotGuessedAt() throws IOException {
        for (String color :
                List.of("\"5\\\" heel\"", "\"red\"dish", "\"red\" ", " \"red\"", "5\" heel", "\"a\"\"b\"c")) {
            rejects.clear();
            assertThat(read(HEADING, ROW.replace("red", color), NEXT)).as(color).hasSize(1);
            assertThat(rejects).as(color).singleElement().satisfies(row -> {
                assertThat(row.line()).isEqualTo(2);
                assertThat(row.text()).isEqualTo(ROW.replace("red", color));
                assertThat(row.reason()).contains("A quote on line (2) is wrong", "Write a quote within quotes twice");
            });
        }
        assertThat(read(HEADING, ROW.replace("red", "\"a \"\"b\"\", c\""), NEXT.replace("red", "\"\"")))
                .hasSize(2);
    }

    @Test
    void whatAMappingSaysOfQuotesAndDecimalsIsRead() throws IOException {
        String yaml = yaml("dialect: {escape: '\\', decimal: ','}");
        List<TrainingEvent> read = events(
                yaml,
                HEADING.replace(',', ';'),
                "1;2012-09-04;?;10;m;\"5\\\" heel\";3;1.299,90;42;Mrs;?;Hesse;2011-02-16;0");
        assertThat(rejects).isEmpty();
        Line line = ((Purchase) read.get(0).event().fact()).lines().get(0);
        assertThat(line.color()).contains("5\" heel");
        assertThat(line.paidPriceMinor()).isEqualTo(129_990);
        assertThat(events(yaml("dialect: {quote: none}"), HEADING, ROW.replace("red", "5\" heel")))
                .hasSize(1);
        assertThat(rejects).isEmpty();
        assertThat(read(HEADING, ROW.replace(",3,1,", ",3,\"29,90\","))).isEmpty();
        assertThat(rejects.get(0).reason()).contains("decimal commas need (dialect: {decimal: ','})");
    }

    @Test
    void numbersWithoutBoundAreRejectedAtOnce() throws IOException {
        for (String price : List.of("1e100000000", "1e-100000000", "9".repeat(5_000), "0x10", "1e999999999999")) {
            rejects.clear();
            long before = System.nanoTime();
            assertThat(read(HEADING, ROW.replace(",3,1,", ",3," + price + ","))).isEmpty();
            assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
            assertThat(rejects)
                    .singleElement()
                    .satisfies(row -> assertThat(row.reason())
                            .contains("item_price", "must be a number that is whole when multiplied by (100)"));
        }
    }

    @Test
    void delimitersAtTheEndsOfLinesAndRowsOfThemSayNothing() throws IOException {
        assertThat(read(HEADING + ",", ROW + ",", NEXT + ",")).hasSize(2);
        assertThat(read(HEADING + ",,", ROW + ",", NEXT)).hasSize(2);
        assertThat(read(HEADING, ROW + ",,,", ",".repeat(13), NEXT, ",,", "\"\",,", "   ", "\u001a"))
                .hasSize(2);
        assertThat(rejects).isEmpty();
        assertThat(read(HEADING, ROW + ",more", NEXT)).hasSize(1);
        assertThat(rejects.get(0).reason()).startsWith("There are 15 values for 14 columns.");
    }

    @Test
    void aColumnWithoutANameIsLeftOut() throws IOException {
        assertThat(read("," + HEADING, "0," + ROW, "1," + NEXT)).hasSize(2);
        assertThat(rejects).isEmpty();
    }

    @Test
    void otherDelimitersAndEndsOfLinesAreRead() throws IOException {
        for (char delimiter : ";\t|".toCharArray()) {
            assertThat(read(HEADING.replace(',', delimiter), ROW.replace(',', delimiter)))
                    .hasSize(1);
        }
        assertThat(read("sep=;", HEADING.replace(',', ';'), ROW.replace(',', ';')))
                .hasSize(1);
        assertThat(events(Files.writeString(folder.resolve("mac.csv"), HEADING + "\r" + ROW + "\r" + NEXT)))
                .hasSize(2);
        assertThat(read("\ufeff" + HEADING, ROW, "\ufeff" + NEXT)).hasSize(2);
        assertThat(rejects).isEmpty();
    }

    @Test
    void aTimeWithoutItsOffsetIsAClocksInTheMappingsZone() throws IOException {
        String zone = yaml("zone: Europe/Berlin");
        Map<String, String> read = Map.of(
                "2012-07-01 14:30:00", "2012-07-01T12:30:00Z",
                "2012-07-01T14:30", "2012-07-01T12:30:00Z",
                "2012-07-01 14:30:00.123456", "2012-07-01T12:30:00.123456Z",
                "2012-07-01 14:30:00+00", "2012-07-01T14:30:00Z",
                "2012-07-01 14:30:00 UTC", "2012-07-01T14:30:00Z",
                "2012-07-01T14:30:00+0200", "2012-07-01T12:30:00Z",
                "2012-07-01", "2012-06-30T22:00:00Z",
                // clocks were set forward at 02:00, so 02:30 was never shown: as much later
                "2012-03-25 02:30:00", "2012-03-25T01:30:00Z",
                // clocks were set back at 03:00, so 02:30 was shown twice: the first of them
                "2012-10-28 02:30:00", "2012-10-28T00:30:00Z");
        for (Map.Entry<String, String> time : read.entrySet()) {
            rejects.clear();
            List<TrainingEvent> events = events(zone, HEADING, ROW.replace("2012-09-04", time.getKey()));
            assertThat(rejects).as(time.getKey()).isEmpty();
            assertThat(events.get(0).event().time()).as(time.getKey()).isEqualTo(time.getValue());
        }
        String named = yaml("dialect: {time: dd.MM.yyyy HH:mm}", "zone: Asia/Tokyo");
        assertThat(events(named, HEADING, ROW.replace("2012-09-04", "04.09.2012 09:00"))
                        .get(0)
                        .event()
                        .time())
                .isEqualTo("2012-09-04T00:00:00Z");
        for (String none :
                List.of("04.09.2012", "2012-02-30", "2012-07-01 25:00:00", "yesterday", "2012-07-01 14:30:00 PM")) {
            rejects.clear();
            assertThat(read(HEADING, ROW.replace("2012-09-04", none))).isEmpty();
            assertThat(rejects.get(0).reason())
                    .contains("order_date", none, "must be a date such as", "(dialect: {time: dd.MM.uuuu})");
        }
    }

    @Test
    void aYearAndADayAreTakenOfATimeInTheFormOfTheDialect() throws IOException {
        String named = yaml("dialect: {time: dd.MM.yyyy HH:mm}", "zone: UTC")
                .replace("template: '{user_id}@{order_date}'", "column: order_date, take: date")
                .replace("registered_on: user_reg_date", "registered_on: {column: user_reg_date, take: date}");
        for (String birth : List.of("02.01.1970 00:00", "02.01.1970", "1970-01-02")) {
            String row = ROW.replace("2012-09-04", "04.09.2012 23:30")
                    .replace("Mrs,?", "Mrs," + birth)
                    .replace("2011-02-16", "16.02.2011 10:00");
            List<TrainingEvent> read = events(named, HEADING, row);
            assertThat(rejects).as(birth).isEmpty();
            Purchase order = (Purchase) read.get(0).event().fact();
            assertThat(order.birthYear()).as(birth).hasValue(1970);
            assertThat(order.orderId()).isEqualTo("2012-09-04");
        }
    }

    @Test
    void whatIsNoTextInUtf8IsNamed() throws IOException {
        for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file = Files.write(folder.resolve("wide.csv"), (HEADING + "\n" + ROW).getBytes(wide));
            assertThatThrownBy(() -> events(file)).hasMessageContaining("is text in UTF-16. Save it in UTF-8.");
        }
        Path workbook = Files.write(folder.resolve("book.csv"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        assertThatThrownBy(() -> events(workbook)).hasMessageContaining("a workbook", "as CSV in UTF-8");
    }

    @Test
    void aColumnThatStandsTwiceAndAHeadingThatFitsNothingHaveTheirRemedy() {
        assertThatThrownBy(() -> read(HEADING + ",item_size")).hasMessageContaining("Rename or remove one of them");
        assertThatThrownBy(() -> read(HEADING.replace(',', '#')))
                .hasMessageContaining("It lacks (brand_id), (item_color)")
                .hasMessageContaining("correct its (delimiter)");
    }

    @Test
    void aMarkOfTheByteOrderAndEndsOfLinesOfWindowsChangeNothing() throws IOException {
        assertThat(read("\ufeff" + HEADING + "\r", ROW + "\r", NEXT + "\r")).hasSize(2);
        assertThat(rejects).isEmpty();
    }

    private List<TrainingEvent> read(String... lines) throws IOException {
        return events(Files.write(folder.resolve("t.csv"), List.of(lines)));
    }

    /** The shipped mapping with other lines in it. */
    private static String yaml(String... items) throws IOException {
        String shipped;
        try (InputStream in = ClumsyTablesTest.class.getResourceAsStream("/mappings/fashion-returns.yaml")) {
            shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String zone = String.join("\n", items).contains("zone:") ? "" : "  zone: UTC\n";
        return shipped.replace("  zone: UTC\n", zone + "  " + String.join("\n  ", items) + "\n");
    }

    private List<TrainingEvent> events(String yaml, String... lines) throws IOException {
        return events(MappingFile.parse(yaml, "test"), Files.write(folder.resolve("t.csv"), List.of(lines)));
    }

    private List<TrainingEvent> events(Path file) {
        return events(MappingFile.load("fashion-returns"), file);
    }

    private List<TrainingEvent> events(MappingFile mapping, Path file) {
        List<TrainingEvent> events = new ArrayList<>();
        new MappedFiles(mapping, SHOP, new HashedPeople(SHOP), Instant.parse("2026-11-20T00:00:00Z"), rejects::add)
                .events(List.of(), List.of(file))
                .forEachRemaining(events::add);
        return events;
    }
}
