package io.trendguard.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.RawColumn;
import io.trendguard.model.mapping.RawRows;
import io.trendguard.testing.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three real tables: what leaks is found by its values, and nothing else is accused. */
final class LeaksInRealDataTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void inFashionReturnsOnlyTheDeliveryDateLeaks() {
        LeakCheck.Result result = look("fashion-returns", "orders_2012-04_to_2013-01.csv.gz");
        assertThat(result.findings()).extracting(Finding::subject).containsExactly("delivery_date");
        assertThat(result.findings().get(0).refuses()).isFalse();
        assertThat(result.findings().get(0).words()).contains("after the decision", "does not use it");
    }

    @Test
    void aDeliveryDateThatNobodyRecognisesAsATimeIsFoundByItsGaps() {
        RawRows rows = rows("fashion-returns", "orders_2012-04_to_2013-01.csv.gz");
        List<RawColumn> columns = rows.columns().stream()
                .map(c -> new RawColumn(
                        c.name(),
                        true,
                        c.name().equals("delivery_date") ? RawColumn.Type.WORD : c.type(),
                        c.numbers(),
                        c.codes(),
                        c.distinct()))
                .toList();
        LeakCheck.Result result = LeakCheck.of(
                new RawRows(columns, rows.outcomes(), rows.moments(), true), Map.of(), LeakSettings.DEFAULTS);
        assertThat(result.findings()).extracting(Finding::subject).containsExactly("delivery_date");
        System.out.println(result.findings().get(0).words());
        assertThat(result.findings().get(0).words()).contains("(delivery_date) is missing", "only 0.00 %");
        assertThat(result.findings().get(0).refuses()).isTrue();
    }

    @Test
    void aMappingThatUsesThePageValuesIsRefused() throws IOException {
        String shipped;
        try (InputStream in = MappingFile.class.getResourceAsStream("/mappings/shoppers-intention.yaml")) {
            shipped = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        String using = shipped.replace("ignored: [PageValues]", "ignored: []")
                + "    - {name: page_values, column: PageValues, kind: NUMERIC, reason_code: PAGE_VALUES,\n"
                + "       raises: {customer: More., analyst: More.}, lowers: {customer: Less., analyst: Less.}}\n";
        Path mapping = Files.writeString(folder.resolve("using.yaml"), using);
        MappedFiles files = files(mapping.toString());
        List<Path> history = List.of(SharedData.folder("shoppers-intention").resolve("dev_sessions_Feb-Oct.csv.gz"));
        Readiness readiness = Gate.of(
                new Gate.Evidences(
                        files.trainingSet(history),
                        files.raw(history),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of()),
                GateSettings.DEFAULTS);
        readiness.findings().forEach(System.out::println);
        assertThat(readiness.ready()).isFalse();
        assertThat(readiness.findings().stream().filter(Finding::refuses))
                .extracting(Finding::subject)
                .as("as a column of the table and as a feature")
                .containsExactly("PageValues", "page_values");
    }

    @Test
    void inShoppersIntentionOnlyThePageValuesLeak() {
        LeakCheck.Result result = look("shoppers-intention", "dev_sessions_Feb-Oct.csv.gz");
        assertThat(result.findings()).extracting(Finding::subject).containsExactly("PageValues");
        assertThat(result.findings().get(0).refuses()).isFalse();
        assertThat(result.findings().get(0).words()).contains("all weaker columns together");
    }

    @Test
    void inTheSampleThatIsShippedThePageValuesLeakToo() throws URISyntaxException {
        Path sample = Path.of(Objects.requireNonNull(
                        LeaksInRealDataTest.class.getResource("/shoppers-intention/every-third-session.csv.gz"))
                .toURI());
        LeakCheck.Result result = LeakCheck.of(
                files("shoppers-intention").raw(List.of(sample)).orElseThrow(), Map.of(), LeakSettings.DEFAULTS);
        assertThat(result.findings()).extracting(Finding::subject).containsExactly("PageValues");
    }

    @Test
    void inShopSessionsNothingLeaks() {
        LeakCheck.Result result = look("shop-sessions", "dev_events_sessions_1-3000.csv.gz");
        assertThat(result.findings()).isEmpty();
    }

    private LeakCheck.Result look(String name, String file) {
        RawRows rows = rows(name, file);
        long start = System.nanoTime();
        LeakCheck.Result result = LeakCheck.of(rows, Map.of(), LeakSettings.DEFAULTS);
        System.out.printf("%s, %,d rows, %.1f s:%n", name, rows.outcomes().length, (System.nanoTime() - start) / 1e9);
        result.columns().forEach(column -> System.out.printf("  %s alone: AUC %.3f%n", column.column(), column.auc()));
        result.findings().forEach(finding -> System.out.println("  " + finding.words()));
        return result;
    }

    private static RawRows rows(String name, String file) {
        return files(name).raw(List.of(SharedData.folder(name).resolve(file))).orElseThrow();
    }

    private static MappedFiles files(String mapping) {
        return new MappedFiles(MappingFile.load(mapping), SHOP, new HashedPeople(SHOP), NOW, rejected -> {});
    }
}
