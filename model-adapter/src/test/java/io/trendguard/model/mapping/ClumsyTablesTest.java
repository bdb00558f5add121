package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.TrainingEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    void aQuoteThatIsNotClosedSaysWhereItBegins() {
        assertThatThrownBy(() -> read(HEADING, ROW, "\"" + "x\n".repeat(600_000)))
                .hasMessageContaining("on line (3). Maybe a quote is not closed.");
        assertThatThrownBy(() -> read(HEADING, ROW, "\"x", NEXT)).hasMessageContaining("begins on line (3)");
    }

    @Test
    void aColumnThatStandsTwiceAndAnotherDelimiterHaveTheirRemedy() {
        assertThatThrownBy(() -> read(HEADING + ",item_size")).hasMessageContaining("Rename or remove one of them");
        assertThatThrownBy(() -> read(HEADING.replace(',', ';'))).hasMessageContaining("correct its (delimiter)");
    }

    @Test
    void aMarkOfTheByteOrderAndEndsOfLinesOfWindowsChangeNothing() throws IOException {
        assertThat(read("\ufeff" + HEADING + "\r", ROW + "\r", NEXT + "\r")).hasSize(2);
        assertThat(rejects).isEmpty();
    }

    private List<TrainingEvent> read(String... lines) throws IOException {
        return events(Files.write(folder.resolve("t.csv"), List.of(lines)));
    }

    private List<TrainingEvent> events(Path file) {
        List<TrainingEvent> events = new ArrayList<>();
        new MappedFiles(
                        MappingFile.load("fashion-returns"),
                        SHOP,
                        new HashedPeople(SHOP),
                        Instant.parse("2026-11-20T00:00:00Z"),
                        rejects::add)
                .events(List.of(), List.of(file))
                .forEachRemaining(events::add);
        return events;
    }
}
