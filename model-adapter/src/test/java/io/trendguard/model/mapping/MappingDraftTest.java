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
    void aTableWithoutAnOutcomeSaysSo() throws IOException {
        Path table = Files.write(folder.resolve("t.csv"), List.of("id,price", "1,2", "2,3", "3,4"));
        assertThatThrownBy(() -> MappingDraft.of(List.of(table), "mine")).hasMessageContaining("looks like an outcome");
    }
}
