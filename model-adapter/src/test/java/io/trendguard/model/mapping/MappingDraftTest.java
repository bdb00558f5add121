package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft reads the table that it was guessed from, and says why it guesses what it does. */
class MappingDraftTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aDraftReadsItsTable() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id;order date;price;colour;returned"));
        for (int i = 0; i < 60; i++) {
            lines.add("a%d;2026-01-01 10:%02d:00;%d,90;%s;%s"
                    .formatted(i, i, i + 5, i % 3 == 0 ? "red" : "blue", i % 4 == 0 ? "TRUE" : "FALSE"));
        }
        Path table = Files.write(folder.resolve("t.csv"), lines);
        String yaml = MappingDraft.of(List.of(table), "mine");
        assertThat(yaml)
                .contains("# each row has its own value", "{decimal: ','}", "positive: ['TRUE']", "it holds dates");
        List<Rejected> rejects = new ArrayList<>();
        assertThat(new FeatureTable(MappingFile.parse(yaml, "mine"), rejects::add, Reading.SILENT)
                        .read(List.of(table))
                        .size())
                .isEqualTo(60);
        assertThat(rejects).isEmpty();
    }

    @Test
    void aTableAsAGermanShopExportsItIsReadWithItsDatesPricesAndCustomers() throws IOException {
        List<String> lines = new ArrayList<>(List.of("Order No;Placed;Customer;Article;Price (EUR);Came back?"));
        for (int i = 0; i < 2_500; i++) {
            lines.add("%d;%02d.%02d.2025;c%d;a%d;%d,%02d;%s"
                    .formatted(i / 2, i % 28 + 1, i % 12 + 1, i % 90, i % 40, i, i % 100, i % 3 == 0 ? "nein" : "ja"));
        }
        Path table = Files.write(folder.resolve("t.csv"), lines);
        String yaml = MappingDraft.of(List.of(table), "mine");
        assertThat(yaml)
                .contains(
                        "dialect: {decimal: ',', time: 'd.M.uuuu'}",
                        "time: {column: 'Placed', zone: UTC}",
                        "customer: 'Customer'",
                        "positive: ['ja']",
                        "column: 'Price (EUR)'",
                        "kind: NUMERIC",
                        "ignored: ['Order No']");
        List<Rejected> rejects = new ArrayList<>();
        assertThat(new FeatureTable(MappingFile.parse(yaml, "mine"), rejects::add, Reading.SILENT)
                        .read(List.of(table))
                        .size())
                .isEqualTo(2_500);
        assertThat(rejects).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025/3/31, uuuu/M/d",
        "31/03/2025, d/M/uuuu",
        "3/31/2025, M/d/uuuu",
        "31-03-2025 9:05, d-M-uuuu H:mm",
        "31.03.2025 09:05:59, d.M.uuuu H:mm:ss",
        "1.2.2025, d.M.uuuu",
        "2025-3-1, uuuu-M-d"
    })
    void theFormOfADateIsTold(String date, String form) throws IOException {
        List<String> lines = new ArrayList<>(List.of("name,placed,colour,returned"));
        for (int i = 0; i < 60; i++) {
            lines.add("a%d,%s,%s,%d".formatted(i, date, i % 3 == 0 ? "red" : "blue", i % 2));
        }
        Path table = Files.write(folder.resolve("t.csv"), lines);
        assertThat(MappingDraft.of(List.of(table), "mine"))
                .contains("dialect: {time: '%s'}".formatted(form), "time: {column: 'placed', zone: UTC}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.10", "192.168.1.1", "32.01.2025", "13/13/2025", "12-2025"})
    void whatOnlyLooksLikeADateIsNone(String text) throws IOException {
        List<String> lines = new ArrayList<>(List.of("name,version,colour,returned"));
        for (int i = 0; i < 60; i++) {
            lines.add("a%d,%s,%s,%d".formatted(i, text, i % 3 == 0 ? "red" : "blue", i % 2));
        }
        Path table = Files.write(folder.resolve("t.csv"), lines);
        assertThat(MappingDraft.of(List.of(table), "mine")).contains("No column holds dates");
    }

    @Test
    void aColumnThatSaysTheOutcomeInOtherWordsIsLeftOut() throws IOException {
        List<String> lines = new ArrayList<>(List.of("name,status,colour,returned"));
        for (int i = 0; i < 300; i++) {
            boolean back = i % 4 == 0;
            String status = back ? "refunded" : i % 60 == 1 ? "refunded" : "closed";
            lines.add("a%d,%s,%s,%d".formatted(i, status, i % 3 == 0 ? "red" : "blue", back ? 1 : 0));
        }
        Path table = Files.write(folder.resolve("t.csv"), lines);
        assertThat(MappingDraft.of(List.of(table), "mine"))
                .contains("ignored: ['status']", "From the words of (status) the outcome follows", "column: 'colour'");
    }

    @Test
    void onlyAColumnWithoutANameIsLeftOutForIt() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,without_tax,,returned"));
        for (int i = 0; i < 60; i++) {
            lines.add("a%d,%d,%d,%d".formatted(i, i % 7 + 3, i % 5, i % 2));
        }
        Path table = Files.write(folder.resolve("t.csv"), lines);
        assertThat(MappingDraft.of(List.of(table), "mine"))
                .contains("- name: without_tax", "column: 'without_tax'")
                .doesNotContain("number 3");
    }

    @Test
    void aFolderSaysWhatToNameInItsPlace() {
        assertThatThrownBy(() -> MappingDraft.of(List.of(folder), "mine"))
                .hasMessage(
                        "(%s) is a folder. Name the files in it, for example (%s).", folder, folder.resolve("*.csv"));
    }

    @Test
    void aTableWithoutAnOutcomeSaysSo() throws IOException {
        Path table = Files.write(folder.resolve("t.csv"), List.of("id,price", "1,2", "2,3", "3,4"));
        assertThatThrownBy(() -> MappingDraft.of(List.of(table), "mine")).hasMessageContaining("looks like an outcome");
    }
}
