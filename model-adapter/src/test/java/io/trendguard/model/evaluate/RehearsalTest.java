package io.trendguard.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.TrainSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up shop whose products come back more or less often, rehearsed. */
final class RehearsalTest {
    private static final Tenant SHOP = new Tenant("made-up");
    private static final String HEADING =
            "order_item_id,order_date,delivery_date,item_id,item_size,item_color,brand_id,item_price,user_id,user_title,user_dob,user_state,user_reg_date,return";
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final Instant MOMENT = Instant.parse("2025-06-01T00:00:00Z");
    private static final Instant END = Instant.parse("2025-08-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** One in five lines is delivered six weeks late. */
    private Path table(boolean lateOutcomesTurned) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<String> rows = new ArrayList<>(List.of(HEADING));
        for (int i = 0; i < 6000; i++) {
            LocalDate ordered = FIRST.plusDays(i * 212L / 6000);
            LocalDate delivered = ordered.plusDays(random.nextInt(5) == 0 ? 42 : 3);
            int product = random.nextInt(40);
            boolean back = random.nextInt(100) < 20 + product * 3 / 2;
            boolean late = !delivered.plusDays(14).isBefore(LocalDate.of(2025, 6, 1));
            rows.add("%d,%s,%s,%d,m,blue,%d,%d,%d,Mrs,1980-02-03,Bavaria,2024-05-01,%d"
                    .formatted(
                            i,
                            ordered,
                            delivered,
                            product,
                            product % 5,
                            20 + product,
                            random.nextInt(900),
                            back != (late && lateOutcomesTurned) ? 1 : 0));
        }
        return Files.write(folder.resolve(lateOutcomesTurned ? "turned.csv" : "table.csv"), rows);
    }

    private static MappedFiles files() {
        return new MappedFiles(
                MappingFile.load("fashion-returns"),
                SHOP,
                new HashedPeople(SHOP),
                Instant.parse("2026-01-01T00:00:00Z"),
                rejected -> {
                    throw new IllegalStateException(rejected.toString());
                });
    }

    @Test
    void theMonthsAfterAreJudgedByWhatBecameKnownLater() throws IOException {
        Path table = table(false);
        TrainingSet all = files().trainingSet(List.of(table));
        assertThat(Rehearsal.moments(all, ZoneOffset.UTC, 2, 2))
                .containsExactly(Instant.parse("2025-05-01T00:00:00Z"), MOMENT);

        TrainingSet asOf = files().withoutOutcomes(List.of(table), MOMENT, END);
        List<Rehearsal.Asked> asked = new ArrayList<>();
        Rehearsal.Origin origin = Rehearsal.at(
                all,
                asOf,
                MOMENT,
                ZoneOffset.UTC,
                2,
                TrainSettings.of("made up", true).withMaxRounds(80),
                asked::add,
                Progress.SILENT);

        assertThat(origin.months()).hasSize(2);
        for (Rehearsal.Month month : origin.months()) {
            assertThat(month.model().auc()).isGreaterThan(0.6);
            assertThat(month.meanRate())
                    .as("the rate neither falls nor rises while no outcome comes in, late deliveries or not")
                    .isCloseTo(month.model().baseRate(), within(0.03));
        }
        assertThat(asked)
                .hasSize(origin.months().stream()
                        .mapToInt(month -> month.model().rows())
                        .sum())
                .allMatch(row -> row.probability() > 0 && row.probability() < 1);
    }

    @Test
    void whatBecomesKnownAfterTheMomentMovesNothing() throws IOException {
        TrainingSet asOf = files().withoutOutcomes(List.of(table(false)), MOMENT, END);
        TrainingSet turned = files().withoutOutcomes(List.of(table(true)), MOMENT, END);

        assertThat(turned.rowKeys()).isEqualTo(asOf.rowKeys());
        assertThat(turned.labels()).isEqualTo(asOf.labels());
        for (int i = 0; i < asOf.columns().size(); i++) {
            if (asOf.columns().get(i) instanceof Column.Numbers numbers
                    && turned.columns().get(i) instanceof Column.Numbers others) {
                assertThat(others.values())
                        .as(asOf.schema().definitions().get(i).name())
                        .isEqualTo(numbers.values());
            }
        }
        assertThat(IntStream.range(0, asOf.size())
                        .filter(row -> asOf.eventTimes()[row] >= MOMENT.toEpochMilli())
                        .filter(asOf::labelled))
                .isEmpty();
    }
}
