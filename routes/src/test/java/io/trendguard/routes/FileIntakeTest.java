package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Files of events that are put into the inbox. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class FileIntakeTest {
    private static final String COLUMNS =
            "order_item_id,order_date,delivery_date,item_id,item_size,item_color,brand_id,item_price,"
                    + "user_id,user_title,user_dob,user_state,user_reg_date,return";

    private final Inbox inbox = Inbox.in(TestService.running().data());

    @Test
    void aBrokenLineGoesToTheDeadLettersAndTheRestGoesOn() throws Exception {
        String lines = String.join(
                "\n",
                Shop.purchase("f-1", "kim", Shop.CLASSIC, Instant.now()).toString(),
                "{this is not JSON",
                "",
                Shop.purchase("f-2", "kim", Shop.CLASSIC, Instant.now()).toString());
        JsonNode report = inbox.read("", "orders.ndjson", lines.getBytes(StandardCharsets.UTF_8));

        assertThat(report.path("lines").asLong()).isEqualTo(4);
        assertThat(report.path("accepted").asLong()).isEqualTo(2);
        assertThat(report.path("rejected").asLong()).isEqualTo(1);
        assertThat(report.path("blank").asLong()).isEqualTo(1);
        List<String> dead = inbox.deadLetters("orders.ndjson");
        assertThat(dead).hasSize(1);
        JsonNode letter = Json.mapper().readTree(dead.get(0));
        assertThat(letter.path("line").asLong()).isEqualTo(2);
        assertThat(letter.path("text").asText()).isEqualTo("{this is not JSON");
        assertThat(letter.at("/problem/detail").asText()).isNotBlank();
    }

    @Test
    void aFileThatIsReadTwiceChangesNothing() throws Exception {
        byte[] line = Shop.purchase("f-3", "lea", Shop.CLASSIC, Instant.now())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        assertThat(inbox.read("", "twice.ndjson", line).path("accepted").asLong())
                .isEqualTo(1);
        assertThat(inbox.read("", "twice.ndjson", line).path("repeated").asLong())
                .isEqualTo(1);
    }

    @Test
    void aTruncatedGzipIsSetAsideAndWhatWasReadIsKept() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 500; i++) {
                zip.write((Shop.purchase("gz-" + i, "max-" + i, Shop.CLASSIC, Instant.now()) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        inbox.put("", "cut.ndjson.gz", Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        JsonNode report = inbox.awaitFailed("", "cut.ndjson.gz");
        assertThat(report.path("problem").asText()).contains("cut off or damaged after line", "Copy it again");
        assertThat(report.path("accepted").asLong()).isBetween(1L, 499L);
    }

    @Test
    void aTableIsReadByTheMappingItsFolderIsNamedAfterAndABrokenRowIsNamed() throws Exception {
        String broken = "9003,2026-01-06,2026-01-08,19,\"l\",red,3,a lot,503,Mr,1990-02-03,Bavaria,2025-05-01,1";
        String table = String.join(
                "\n",
                COLUMNS,
                "9001,2026-01-05,2026-01-07,17,m,blue,3,49.90,501,Mrs,1980-02-03,Bavaria,2025-05-01,0",
                "9002,2026-01-05,?,18,?,,3,0,502,Mr,?,Bavaria,2025-05-01,0",
                broken,
                "");
        JsonNode report = inbox.read("fashion-returns", "table.csv", table.getBytes(StandardCharsets.UTF_8));

        assertThat(report.path("rejected").asLong()).as(report.toString()).isEqualTo(1);
        assertThat(report.path("accepted").asLong()).isGreaterThanOrEqualTo(2);
        List<String> dead = inbox.deadLetters("table.csv");
        assertThat(dead).hasSize(1);
        JsonNode letter = Json.mapper().readTree(dead.get(0));
        assertThat(letter.path("line").asLong()).isEqualTo(4);
        assertThat(letter.path("text").asText())
                .as("to be mended and put in again")
                .isEqualTo(broken);
        JsonNode error = letter.at("/problem/errors/0");
        assertThat(error.path("field").asText()).as("the column").isEqualTo("item_price");
        assertThat(error.path("value").asText()).isEqualTo("a lot");
        assertThat(error.path("remedy").asText()).startsWith("must be a number that is whole when multiplied by (100)");
        assertThat(inbox.read("fashion-returns", "table.csv", table.getBytes(StandardCharsets.UTF_8))
                        .path("repeated")
                        .asLong())
                .as("the same table again changes nothing")
                .isEqualTo(report.path("accepted").asLong());
    }

    @Test
    void aWrongByteOrAValueTooFewCostsOnlyItsRow() throws Exception {
        String good = "9101,2026-01-05,2026-01-07,17,m,blue,3,49.90,601,Mrs,1980-02-03,Bavaria,2025-05-01,0";
        String wrong = "9102,2026-01-05,2026-01-07,17,m,gr\u00fcn,3,49.90,602,Mrs,1980-02-03,Bavaria,2025-05-01,0";
        byte[] table =
                String.join("\n", COLUMNS, wrong, "9103,2026-01-05", good, "").getBytes(StandardCharsets.ISO_8859_1);
        JsonNode report = inbox.read("fashion-returns", "bytes.csv", table);

        assertThat(report.path("accepted").asLong()).as(report.toString()).isEqualTo(1);
        assertThat(report.path("rejected").asLong()).isEqualTo(2);
        List<String> dead = inbox.deadLetters("bytes.csv");
        JsonNode letter = Json.mapper().readTree(dead.get(0));
        assertThat(letter.path("line").asLong()).isEqualTo(2);
        assertThat(letter.path("text").asText()).isEqualTo(wrong.replace('\u00fc', '\ufffd'));
        assertThat(letter.at("/problem/errors/0/field").asText()).isEqualTo("item_color");
        assertThat(letter.at("/problem/errors/0/remedy").asText()).contains("convert the file to UTF-8");
        assertThat(Json.mapper().readTree(dead.get(1)).at("/problem/detail").asText())
                .startsWith("There are 2 values for 14 columns.");
    }

    @Test
    void aRowWhoseIdStandsForOtherContentIsADeadLetterWithTheRow() throws Exception {
        String row = "9201,2026-01-05,2026-01-07,17,m,blue,3,49.90,701,Mrs,1980-02-03,Bavaria,2025-05-01,0";
        inbox.read("fashion-returns", "first.csv", (COLUMNS + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
        String other = row.replace("49.90", "59.90");
        JsonNode report = inbox.read(
                "fashion-returns", "second.csv", (COLUMNS + "\n" + other + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(report.path("conflicts").asLong()).as(report.toString()).isEqualTo(1);
        JsonNode letter = Json.mapper().readTree(inbox.deadLetters("second.csv").get(0));
        assertThat(letter.path("line").asLong()).isEqualTo(2);
        assertThat(letter.path("text").asText()).isEqualTo(other);
    }

    @Test
    void aMarkOfTheByteOrderAndAMisleadingNameChangeNothing() throws Exception {
        String line = "\ufeff" + Shop.purchase("f-5", "noa", Shop.CLASSIC, Instant.now()) + "\r\n";
        JsonNode report = inbox.read("", "not-packed.ndjson.gz", line.getBytes(StandardCharsets.UTF_8));
        assertThat(report.path("accepted").asLong()).as(report.toString()).isEqualTo(1);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(line.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(inbox.read("", "packed.ndjson", packed.toByteArray())
                        .path("repeated")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void aTableWithoutANeededColumnOrWithAnUnknownOneIsSetAsideWhole() throws Exception {
        Map<String, String> headings = Map.of(
                "item_price", COLUMNS.replace("item_price,", ""), "colour_of_the_van", COLUMNS + ",colour_of_the_van");
        for (Map.Entry<String, String> heading : headings.entrySet()) {
            String name = "without-or-with-" + heading.getKey() + ".csv";
            inbox.put("fashion-returns", name, (heading.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
            assertThat(inbox.awaitFailed("fashion-returns", name)
                            .path("problem")
                            .asText())
                    .contains(heading.getKey(), "Use another mapping");
        }
    }

    @Test
    void anEmptyFileHoldsNothingUp() throws Exception {
        assertThat(inbox.read("", "empty.ndjson", new byte[0]).path("lines").asLong())
                .isZero();
        inbox.put("fashion-returns", "empty.csv", new byte[0]);
        assertThat(inbox.awaitFailed("fashion-returns", "empty.csv")
                        .path("problem")
                        .asText())
                .contains("is empty", "heading");
    }

    @Test
    void aTableOutsideAFolderOfAMappingIsSetAsideWithTheRemedy() throws Exception {
        inbox.put("", "lost.csv", (COLUMNS + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(inbox.awaitFailed("", "lost.csv").path("problem").asText())
                .contains("a folder named after its mapping", "shop/fashion-returns");
    }

    @Test
    void aFileForATenantThatIsNotThereIsSetAsideWithItsReason() throws Exception {
        for (String name : List.of("No Such Shop", "shopp")) {
            Inbox nobodys = new Inbox(inbox.folder().resolveSibling(name));
            nobodys.put("", "orders.ndjson", "{}".getBytes(StandardCharsets.UTF_8));
            assertThat(nobodys.awaitFailed("", "orders.ndjson").path("problem").asText())
                    .contains(name);
        }
    }

    @Test
    void aLineWhoseIdStandsForOtherContentIsADeadLetterAndTheFirstStands() throws Exception {
        Instant now = Instant.now();
        String lines =
                Shop.purchase("f-4", "mia", Shop.CLASSIC, now) + "\n" + Shop.purchase("f-4", "mia", Shop.HYPE, now);
        JsonNode report = inbox.read("", "conflict.ndjson", lines.getBytes(StandardCharsets.UTF_8));
        assertThat(report.path("accepted").asLong()).isEqualTo(1);
        assertThat(report.path("conflicts").asLong()).isEqualTo(1);
        JsonNode letter =
                Json.mapper().readTree(inbox.deadLetters("conflict.ndjson").get(0));
        assertThat(letter.path("line").asLong()).isEqualTo(2);
        assertThat(letter.at("/problem/status").asInt()).isEqualTo(409);
        assertThat(letter.path("text").asText()).contains(Shop.HYPE);
    }

    @Test
    void deadLettersOfAnEarlierFileOfTheSameNameAreKept() throws Exception {
        for (String broken : List.of("{broken yesterday", "{broken today")) {
            inbox.read("", "daily.ndjson", broken.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(inbox.deadLetters("daily.ndjson").get(0)).contains("broken today");
        try (Stream<Path> letters = Files.list(inbox.folder().resolve(".dead-letter"))) {
            Path earlier = letters.filter(file -> file.getFileName().toString().matches("daily\\.ndjson\\.\\d.*"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(earlier)).contains("broken yesterday");
        }
    }

    @Test
    void aFileThatGrowsAndRestsIsReadWhole() throws Exception {
        Path file = Files.createDirectories(inbox.folder()).resolve("slow.ndjson");
        byte[] lines = (Shop.purchase("slow-1", "ida", Shop.CLASSIC, Instant.now()) + "\n"
                        + Shop.purchase("slow-2", "ida", Shop.CLASSIC, Instant.now()) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        int half = lines.length / 2 + 20;
        Files.write(file, Arrays.copyOf(lines, half));
        Thread.sleep(4_000);
        assertThat(file).as("its last line is open").exists();
        Files.write(file, Arrays.copyOfRange(lines, half, lines.length), StandardOpenOption.APPEND);
        JsonNode report = inbox.report("", "slow.ndjson");
        assertThat(report.path("accepted").asLong()).isEqualTo(2);
        assertThat(report.path("rejected").asLong()).isZero();
    }

    @Test
    void whatAWriterAddsToAFileThatWasReadIsReadAsWell() throws Exception {
        Path file = Files.createDirectories(inbox.folder()).resolve("late.ndjson");
        String first = Shop.purchase("late-1", "eva", Shop.CLASSIC, Instant.now()) + "\n";
        try (OutputStream writer = Files.newOutputStream(file)) {
            writer.write(first.getBytes(StandardCharsets.UTF_8));
            assertThat(inbox.report("", "late.ndjson").path("accepted").asLong())
                    .isEqualTo(1);
            Files.delete(inbox.reportOf("late.ndjson"));
            writer.write((Shop.purchase("late-2", "eva", Shop.CLASSIC, Instant.now()) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        Inbox.await(inbox.reportOf("late.ndjson"));
        JsonNode report = Json.mapper().readTree(inbox.reportOf("late.ndjson").toFile());
        assertThat(report.path("accepted").asLong()).isEqualTo(1);
        assertThat(report.path("repeated").asLong()).isEqualTo(1);
    }

    @Test
    void aFileDatedAheadIsReadAndDelaysNobody() throws Exception {
        Path hidden = Files.createDirectories(inbox.folder()).resolve(".ahead");
        Files.writeString(hidden, Shop.purchase("ahead-1", "uma", Shop.CLASSIC, Instant.now()) + "\n");
        Files.setLastModifiedTime(hidden, FileTime.from(Instant.now().plus(Duration.ofHours(2))));
        Files.move(hidden, inbox.folder().resolve("ahead.ndjson"));
        assertThat(inbox.report("", "ahead.ndjson").path("accepted").asLong()).isEqualTo(1);
    }

    @Test
    void endingsInCapitalsAndOtherUsualOnesAreRead() throws Exception {
        int number = 0;
        for (String name : List.of("caps.NDJSON", "lines.jsonl", "lines.JSONL")) {
            String line = Shop.purchase("ending-" + number++, "ole", Shop.CLASSIC, Instant.now()) + "\n";
            assertThat(inbox.read("", name, line.getBytes(StandardCharsets.UTF_8))
                            .path("accepted")
                            .asLong())
                    .as(name)
                    .isEqualTo(1);
        }
        String row = "9301,2026-01-05,2026-01-07,17,m,blue,3,49.90,801,Mrs,1980-02-03,Bavaria,2025-05-01,0\n";
        assertThat(inbox.read("fashion-returns", "caps.CSV", (COLUMNS + "\n" + row).getBytes(StandardCharsets.UTF_8))
                        .path("accepted")
                        .asLong())
                .isPositive();
    }

    @Test
    void whatCannotBeReadIsSetAsideWithItsReason() throws Exception {
        Path folder = Files.createDirectories(inbox.folder());
        Path secret = Files.writeString(Files.createTempFile("secret", ".ndjson"), "{\"secret\": true}\n");
        Files.createSymbolicLink(folder.resolve("link.ndjson"), secret);
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe.ndjson").toString())
                        .start()
                        .waitFor())
                .isZero();
        Map<String, String> reasons = Map.of(
                "link.ndjson",
                "symbolic link",
                "pipe.ndjson",
                "a pipe",
                "orders.json",
                "Rename it",
                "orders",
                "Rename it");
        Files.writeString(folder.resolve("orders.json"), "{}");
        Files.writeString(folder.resolve("orders"), "{}");
        for (Map.Entry<String, String> reason : reasons.entrySet()) {
            assertThat(inbox.awaitFailed("", reason.getKey()).path("problem").asText())
                    .as(reason.getKey())
                    .contains(reason.getValue());
        }
        assertThat(secret).exists();
    }

    @Test
    void namesAsLongAsTheyCanBeAreReadAndReported() throws Exception {
        String line = Shop.purchase("long-1", "ava", Shop.CLASSIC, Instant.now()) + "\n{broken\n";
        Path folder = Files.createDirectories(inbox.folder());
        for (String name : List.of("n".repeat(243) + ".ndjson", "\u00fc".repeat(124) + ".ndjson")) {
            Files.writeString(folder.resolve(name), line);
            Inbox.await(folder.resolve(".done").resolve(name));
            try (Stream<Path> reports = Files.list(folder.resolve(".done"))) {
                assertThat(reports.map(report -> report.getFileName().toString()))
                        .anyMatch(
                                report -> report.startsWith(name.substring(0, 60)) && report.endsWith(".report.json"));
            }
        }
    }
}
