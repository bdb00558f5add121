package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose features a mapping declares. */
final class FeatureTableTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final String VISITS = """
        name: visits
        says: visits of a shop
        format: csv
        row_key: '{key}'
        table:
          delimiter: ';'
          missing: ['?']
          key: visit
          group: visit
          clock: second
          time: {column: visit, as: sequence, from: '2026-01-01T00:00:00Z'}
          label: {column: bought, positive: ['1'], negative: ['0'], means: the visit ends with an order}
          feed: session
          features:
        """;
    private final List<Rejected> rejects = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void rowsOfOneCustomerShareANumberAndARowWithoutCustomerHasItsOwn() throws IOException {
        String mapping = VISITS.replace("  group: visit\n", "  group: visit\n  customer: who\n")
                + feature("basket", "basket", "last", "NUMERIC", "");
        TrainingSet set = rows(
                mapping,
                "visit;second;who;basket;bought",
                "9;0;ann;2;1",
                "4;0;?;2;1",
                "4;5;ben;2;1",
                "5;0;?;2;1",
                "6;0;ann;2;1",
                "6;5;?;2;1",
                "7;0;?;2;1");
        assertThat(rejects).isEmpty();
        assertThat(set.rowKeys()).containsExactly("4", "5", "6", "7", "9");
        int[] customers = set.customers();
        assertThat(customers[2]).as("ann's visits").isEqualTo(customers[4]);
        assertThat(IntStream.of(customers).distinct().count())
                .as("ann, ben and two whom nobody knows")
                .isEqualTo(4);
    }

    @Test
    void everyAggregateIsTheStateAtTheLastEventOfTheGroup() throws IOException {
        String mapping = VISITS
                + feature("end", "basket", "end", "NUMERIC", "")
                + feature("last", "basket", "last", "NUMERIC", "")
                + feature("first", "basket", "first", "NUMERIC", "")
                + feature("min", "basket", "min", "NUMERIC", "")
                + feature("max", "basket", "max", "NUMERIC", "")
                + feature("mean", "basket", "mean", "NUMERIC", "")
                + feature("sum", "basket", "sum", "NUMERIC", "")
                + feature("count", "basket", "count", "NUMERIC", "")
                + feature("different", "page", "distinct", "NUMERIC", "")
                + feature("carts", "page", "share", "NUMERIC", "words: [cart]")
                + feature("since_cart", "page", "since", "NUMERIC", "words: [cart]")
                + feature("page", "page", "last", "CATEGORY", "");
        TrainingSet set = rows(
                mapping,
                "visit;second;page;basket;bought",
                "7;0;home;2;1",
                "7;10;cart;-4.5;1",
                "7;30;item;5;1",
                "7;45;?;?;1",
                "8;3;home;?;0");
        assertThat(rejects).isEmpty();
        assertThat(set.rowKeys()).containsExactly("7", "8");
        assertThat(set.labels()).containsExactly(TrainingSet.REGRETTED, TrainingSet.KEPT);
        assertThat(set.eventTimes()[0])
                .isEqualTo(Instant.parse("2026-01-01T00:00:07Z").toEpochMilli());
        assertThat(numbers(set, 0)).containsExactly(Float.NaN, 5f, 2f, -4.5f, 5f, 2.5f / 3, 2.5f, 3f, 3f, 0.25f, 35f);
        assertThat(numbers(set, 1))
                .as("of nothing, only counts are known")
                .containsExactly(
                        Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, 0f, 1f, 0f,
                        Float.NaN);
        Column.Words page = (Column.Words) set.columns().get(set.schema().indexOf("page"));
        assertThat(page.words().get(page.codes()[0])).isEqualTo("item");
    }

    @Test
    void aRowThatCannotBeReadSaysLineColumnValueAndRemedyAndTakesItsGroupWithIt() throws IOException {
        TrainingSet set = rows(
                VISITS + feature("basket", "basket", "max", "NUMERIC", ""),
                "visit;second;basket;bought",
                "1;0;2;1",
                "1;5;many;1",
                "1;6;2;1",
                "2;0;2;0",
                "3;0;2;0",
                "3;9;2;1",
                "4;9;2;0",
                "4;8;2;0",
                "5;0;2;perhaps",
                "2;0;2;0",
                "6;0;2");
        assertThat(set.rowKeys()).containsExactly("2");
        assertThat(rejects).extracting(Rejected::line).containsExactly(3L, 2L, 7L, 6L, 9L, 8L, 10L, 11L, 12L);
        assertThat(rejects.get(0).reason())
                .isEqualTo("The column (basket) with the value (many) must be a number. Correct it, or list the value"
                        + " under (missing).");
        assertThat(rejects.get(1).reason()).contains("The rows of (1) are left out together, because line (3)");
        assertThat(rejects.get(2).reason()).contains("(bought) with the value (1) differs");
        assertThat(rejects.get(4).reason()).contains("(second) with the value (8) is less than in the row before it");
        assertThat(rejects.get(6).reason()).contains("(perhaps) must be one of [1] or [0]");
        assertThat(rejects.get(7).reason()).contains("Sort the file by (visit)");
        assertThat(rejects.get(8).reason()).contains("3 values for 4 columns");
    }

    @Test
    void rowsAreInTheOrderOfTimeWhateverTheOrderOfTheFile() throws IOException {
        String mapping = (VISITS + feature("basket", "basket", "end", "NUMERIC", ""))
                .replace("      group: visit\n", "")
                .replace("  group: visit\n", "")
                .replace("  clock: second\n", "")
                .replace(
                        "time: {column: visit, as: sequence, from: '2026-01-01T00:00:00Z'}",
                        "time: {column: second, as: month, year: 2026, months: [Jan, Feb, Mar, Apr, May, Jun, Jul,"
                                + " Aug, Sep, Oct, Nov, Dec]}");
        TrainingSet set = rows(
                mapping,
                "visit;second;basket;bought",
                "a;Mar;1;1",
                "b;Jan;2;0",
                "c;Mar;3;?",
                "d;Jan;4;0",
                "e;June;5;0");
        assertThat(set.rowKeys()).containsExactly("b", "d", "a", "c");
        assertThat(numbers(set, 2)).containsExactly(1f);
        assertThat(set.eventTimes()[2])
                .isEqualTo(Instant.parse("2026-03-01T00:00:01Z").toEpochMilli());
        assertThat(set.labels()[3]).isEqualTo(TrainingSet.UNKNOWN);
        assertThat(rejects).hasSize(1);
        assertThat(rejects.get(0).reason()).contains("(June) must be one of [Jan, Feb,");
    }

    @Test
    void aTableThatDoesNotFitTheMappingSaysWhichColumns() {
        assertThatThrownBy(() -> rows(
                        VISITS + feature("basket", "basket", "end", "NUMERIC", ""),
                        "visit;second;colour;bought",
                        "1;0;red;1"))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("It lacks (basket). It has (colour), which the mapping does not name.");
    }

    @Test
    void filesOfSeveralHeadingsAreRefusedBeforeAnyIsRead() throws IOException {
        String mapping = VISITS.replace("  group: visit\n", "  group: visit\n  ignored: [shop]\n")
                + feature("basket", "basket", "last", "NUMERIC", "");
        Path unreadable =
                Files.write(folder.resolve("a.csv"), List.of("visit;second;basket;shop;bought", "1;never;two;x;1"));
        Path other = Files.write(folder.resolve("b.csv"), List.of("visit;second;basket;bought", "2;0;2;0"));
        MappedFiles files = files(MappingFile.parse(mapping, "test"));
        assertThatThrownBy(() -> files.trainingSet(List.of(unreadable, other)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage(
                        "The file (%s) has other columns than (%s). It lacks (shop). Train on files of one heading.",
                        other, unreadable);
        assertThat(rejects).isEmpty();
    }

    @Test
    void aMappingThatCannotWorkSaysWhy() {
        assertThatThrownBy(() -> MappingFile.parse(VISITS + feature("x", "y", "middle", "NUMERIC", ""), "m"))
                .hasMessageContaining("must be one of end, last");
        assertThatThrownBy(() -> MappingFile.parse(VISITS + feature("x", "y", "count", "CATEGORY", ""), "m"))
                .hasMessageContaining("It must be NUMERIC");
        assertThatThrownBy(() -> MappingFile.parse(
                        (VISITS + feature("x", "y", "since", "NUMERIC", "")).replace("  clock: second\n", ""), "m"))
                .hasMessageContaining("Name one under (clock)");
    }

    @Test
    void aTableOfFeaturesMakesNoEvents() {
        assertThatThrownBy(
                        () -> files(MappingFile.load("shop-sessions")).events(List.of(), List.of(folder.resolve("x"))))
                .hasMessageContaining("makes features of a table and no events");
    }

    @Test
    void theShippedMappingsReadTheRealTables() {
        Path shoppers = SharedData.folder("shoppers-intention");
        MappingFile mapping = MappingFile.load("shoppers-intention");
        assertThat(mapping.attribution().orElseThrow()).contains("CC BY 4.0");
        TrainingSet set = files(mapping).trainingSet(List.of(shoppers.resolve("dev_sessions_Feb-Oct.csv.gz")));
        assertThat(set.size()).isEqualTo(7_605);
        assertThat(set.schema().definitions())
                .noneMatch(feature -> feature.name().contains("value"));
        TrainingSet asked =
                files(mapping).scoringSet(List.of(), List.of(shoppers.resolve("holdout_features_Nov-Dec.csv.gz")));
        assertThat(asked.size()).isEqualTo(4_725);
        assertThat(asked.schema()).isEqualTo(set.schema());

        Path sessions = SharedData.folder("shop-sessions");
        MappingFile events = MappingFile.load("shop-sessions");
        TrainingSet visits = files(events).trainingSet(List.of(sessions.resolve("dev_events_sessions_1-3000.csv.gz")));
        assertThat(visits.size()).isEqualTo(3_000);
        TrainingSet later = files(events)
                .scoringSet(List.of(), List.of(sessions.resolve("holdout_events_sessions_3001-4512.csv.gz")));
        assertThat(later.rowKeys()).hasSize(1_512).startsWith("3001").endsWith("4512");
        assertThat(rejects).isEmpty();
    }

    private static String feature(String name, String column, String of, String kind, String more) {
        return """
              - name: %s
                column: %s
                of: %s
                kind: %s
                reason_code: TEST
                raises: {customer: more, analyst: more}
                lowers: {customer: less, analyst: less}
                %s
            """.formatted(name, column, of, kind, more).indent(4);
    }

    /** The numeric features of a row, in the order of the schema. */
    private static List<Float> numbers(TrainingSet set, int row) {
        return set.columns().stream()
                .filter(Column.Numbers.class::isInstance)
                .map(column -> ((Column.Numbers) column).values()[row])
                .toList();
    }

    private TrainingSet rows(String mapping, String... lines) throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), List.of(lines));
        return files(MappingFile.parse(mapping, "test")).trainingSet(List.of(file));
    }

    private MappedFiles files(MappingFile mapping) {
        return new MappedFiles(mapping, SHOP, new HashedPeople(SHOP), NOW, rejects::add);
    }
}
