package io.trendguard.model.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.card.Readiness;
import io.trendguard.model.evaluate.Effort;
import io.trendguard.model.evaluate.NamedCosts;
import io.trendguard.model.evaluate.Reliability;
import io.trendguard.model.evaluate.Yardsticks;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.report.DataTerms;
import io.trendguard.model.report.Report;
import io.trendguard.model.serve.CostRule;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trained;
import io.trendguard.model.train.Trainer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside a probability stands what came back of the test's lines with about the same. */
final class SimilarScoresTest {
    private static final Effort EFFORT = new Effort(20, 100, 0, 1_000, 50, 5, 1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private ModelFolder folder(Trained trained, String name, Map<String, byte[]> findings) throws Exception {
        trained.write(temp.resolve(name), findings, Progress.SILENT);
        return ModelFolder.read(temp.resolve(name));
    }

    @Test
    void itIsTheGroupOfTheReportThatIsNearestAndNoneWhereNoneIsNear() throws Exception {
        Trained trained = Trainer.train(
                SeededRows.rows(3, 2_500),
                TrainSettings.of("seeded rows", true).withThreads(1).withMaxRounds(30),
                Progress.SILENT);
        Report report = Report.of(
                trained,
                new Yardsticks(List.of(new NamedCosts("shop", "", CostRule.DEFAULT)), Optional.empty()),
                DataTerms.of(MappingFile.load("trendguard")),
                EFFORT,
                Progress.SILENT);
        SimilarScores scores = SimilarScores.of(folder(trained, "with", report.files(new Readiness(List.of()))));
        List<Reliability.Bin> bins = report.evaluation().reliability().stream()
                .filter(Reliability::chosen)
                .findFirst()
                .orElseThrow()
                .bins();
        for (Reliability.Bin bin : bins) {
            Waterfall.Similar similar =
                    scores.at(BigDecimal.valueOf(bin.said())).orElseThrow();
            assertThat(similar)
                    .isEqualTo(new Waterfall.Similar(
                            bin.came().share(),
                            bin.came().low(),
                            bin.came().high(),
                            bin.came().rows()));
        }
        Reliability.Bin last = bins.get(bins.size() - 1);
        assertThat(scores.at(BigDecimal.valueOf(last.said() + SimilarScores.NEAR + 0.01)))
                .isEmpty();
        assertThat(SimilarScores.of(folder(trained, "without", Map.of())).at(new BigDecimal("0.4")))
                .isEmpty();

        for (String broken : List.of(
                "{}",
                "[1, 2",
                "{\"evaluation\":{\"reliability\":[{\"chosen\":true,\"bins\":[{\"said\":0.4,\"came\":{\"rows\":9,\"share\":7,\"low\":0,\"high\":1}}]}]}}",
                "{\"evaluation\":{\"reliability\":[{\"chosen\":true,\"bins\":[{\"said\":\"0.4\",\"came\":{}}]}]}}")) {
            ModelFolder from = folder(
                    trained,
                    "broken-" + Integer.toHexString(broken.hashCode()),
                    Map.of(ModelFolder.REPORT, broken.getBytes(StandardCharsets.UTF_8)));
            assertThat(SimilarScores.of(from).at(new BigDecimal("0.4")))
                    .as(broken)
                    .isEmpty();
        }
    }
}
