package io.trendguard.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.evaluate.AgainstLive;
import io.trendguard.model.evaluate.Effort;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.TrainSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop's year from its file to a model folder, and a second year beside the first. */
final class TrainingPipelineTest {
    private static final Tenant SHOP = new Tenant("made-up");
    private static final MappingFile MAPPING = MappingFile.load("fashion-returns");
    private static final String HEADING =
            "order_item_id,order_date,delivery_date,item_id,item_size,item_color,brand_id,item_price,user_id,user_title,user_dob,user_state,user_reg_date,return";
    private static final int ORDERS = 1_500;
    private static final TrainingPlan PLAN =
            new TrainingPlan(TrainSettings.of("a shop made up for this test", true), MAPPING);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path folder;

    private static Path first = Path.of("");

    @BeforeAll
    static void aModelOfTheFirstYearIsLive() throws IOException {
        first = folder.resolve("first");
        train(PLAN.reporting(new Effort(20, 100, 0, 1_000, 50, 5, 1)), year(2024), first);
    }

    private static TrainingResult train(TrainingPlan plan, Path table, Path out) throws IOException {
        TrainingHistory history = new TrainingHistory.OfFiles(files(), files(), List.of(table));
        return new TrainingPipeline(plan, Clock.systemUTC(), Progress.SILENT).run(history, history.rows(), out);
    }

    private static MappedFiles files() {
        return new MappedFiles(
                MAPPING, SHOP, new HashedPeople(SHOP), Instant.parse("2026-06-01T00:00:00Z"), rejected -> {
                    throw new IllegalStateException(rejected.toString());
                });
    }

    /** Two lines in five come back, of some items more than of others. */
    private static Path year(int year) throws IOException {
        SplittableRandom random = new SplittableRandom(year);
        List<String> rows = new ArrayList<>(List.of(HEADING));
        for (int i = 0; i < ORDERS; i++) {
            LocalDate ordered = LocalDate.of(year, 1, 1).plusDays(i * 364L / ORDERS);
            int item = random.nextInt(40);
            rows.add("%d,%s,%s,%d,m,blue,%d,%d,%d,Mrs,1980-02-03,Bavaria,2023-05-01,%d"
                    .formatted(
                            i,
                            ordered,
                            ordered.plusDays(3),
                            item,
                            item % 5,
                            20 + item,
                            random.nextInt(900),
                            random.nextInt(100) < 10 + item * 3 / 2 ? 1 : 0));
        }
        return Files.write(folder.resolve(year + ".csv"), rows);
    }

    @Test
    void aModelComesWithItsReportAndWhetherItMayBePublished() throws IOException {
        ModelFolder model = ModelFolder.read(first);
        assertThat(model.files()).containsKeys(ModelFolder.REPORT, ModelFolder.REPORT_PAGE);
        Readiness readiness = model.json(ModelFolder.READINESS, Readiness.class);
        assertThat(readiness.findings())
                .extracting(Readiness.Finding::check)
                .as("training and serving were compared")
                .contains(Readiness.Check.PARITY);
        assertThat(model.has(ModelFolder.COMPARISON)).isFalse();
    }

    @Test
    void aLaterModelIsComparedWithTheLiveOneAndTheComparisonStaysWithIt() throws IOException {
        TrainingResult result = train(against(first), year(2025), folder.resolve("second"));
        ModelComparison comparison = result.comparison().orElseThrow();
        assertThat(comparison.live()).isEqualTo(ModelFolder.read(first).version());
        assertThat(ModelFolder.read(folder.resolve("second")).json(ModelFolder.COMPARISON, ModelComparison.class))
                .isEqualTo(comparison);
        assertThat(result.figures()).as("no report was asked for").isEmpty();
    }

    @Test
    void rowsThatTheLiveModelHasLearntFromAreRefusedBeforeTheLongWork() throws IOException {
        Path out = folder.resolve("again");
        assertThatThrownBy(() -> train(against(first), year(2024), out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bring a longer history");
        assertThat(out).doesNotExist();
    }

    private static TrainingPlan against(Path live) throws IOException {
        return new TrainingPlan(
                PLAN.settings(),
                MAPPING,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new AgainstLive(ModelFolder.read(live))));
    }
}
