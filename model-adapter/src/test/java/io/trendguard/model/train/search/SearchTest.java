package io.trendguard.model.train.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.json.Json;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SearchReport;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trainer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchTest {
    private static final TrainingSet ROWS = SeededRows.rows(1, 4000);
    private static final TrainSettings SETTINGS =
            TrainSettings.of("seeded rows", true).withThreads(1).withMaxRounds(30);
    private static final Clock STOPPED = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Search.Budget FOUR = new Search.Budget(4, Duration.ofMinutes(5));

    @Test
    void theSameSeedAndBudgetFindTheSame() {
        List<String> heard = new ArrayList<>();
        SearchReport one = Search.run(ROWS, SETTINGS, FOUR, STOPPED, stages(heard));
        SearchReport two = Search.run(ROWS, SETTINGS, FOUR, STOPPED, Progress.SILENT);
        assertThat(two).isEqualTo(one);
        assertThat(heard).hasSize(4).allMatch(words -> words.startsWith("Search "));
        SearchReport other = Search.run(ROWS, SETTINGS.withSeed(5), FOUR, STOPPED, Progress.SILENT);
        assertThat(other.trials().get(1).trees())
                .isNotEqualTo(one.trials().get(1).trees());
    }

    @Test
    void whatIsFoundIsNoWorseThanTheWayWithoutASearch() {
        SearchReport report = Search.run(ROWS, SETTINGS, FOUR, STOPPED, Progress.SILENT);
        assertThat(report.trials().get(0).trees()).isEqualTo(SETTINGS.trees());
        double least = report.trials().stream()
                .mapToDouble(SearchReport.Trial::logLoss)
                .min()
                .orElseThrow();
        assertThat(report.trials().get(report.chosen() - 1).logLoss()).isEqualTo(least);
        assertThat(report.folds()).hasSize(2);
    }

    @Test
    void ratesAreDrawnAroundTheOneWithoutASearchSoThatManyRowsAreNotLearntSlowly() {
        Search.Budget many = new Search.Budget(12, Duration.ofMinutes(5));
        assertThat(rates(SETTINGS, many)).containsOnly(0.02, 0.03, 0.05, 0.08);
        assertThat(rates(SETTINGS.withTrees(TrainSettings.Trees.OF_MANY_ROWS.withMaxRounds(3)), many))
                .containsOnly(0.067, 0.1, 0.167, 0.267);
    }

    private static List<Double> rates(TrainSettings settings, Search.Budget budget) {
        return Search.run(ROWS, settings.withMaxRounds(3), budget, STOPPED, Progress.SILENT).trials().stream()
                .map(trial -> trial.trees().learningRate())
                .distinct()
                .toList();
    }

    @Test
    void aSearchEndsWhenItsTimeIsUp() {
        Search.Budget none = new Search.Budget(50, Duration.ZERO);
        SearchReport report = Search.run(ROWS, SETTINGS, none, STOPPED, Progress.SILENT);
        assertThat(report.trials()).hasSize(1);
        assertThat(report.asked()).isEqualTo(50);
    }

    @Test
    void theSearchIsPartOfTheProvenance(@TempDir Path folder) throws Exception {
        SearchReport found = Search.run(ROWS, SETTINGS, FOUR, STOPPED, Progress.SILENT);
        ModelReport report = Trainer.train(ROWS, SETTINGS.withSearch(found), folder.resolve("m"), Progress.SILENT);
        TrainSettings written = Json.mapper().treeToValue(report.provenance().settings(), TrainSettings.class);
        assertThat(written.search()).contains(found);
        assertThat(written.trees()).isEqualTo(found.best());
        assertThat(report.provenance().boosterParameters())
                .containsEntry("max_depth", Integer.toString(found.best().maxDepth()));
    }

    private static Progress stages(List<String> heard) {
        return new Progress() {
            @Override
            public void stage(String what) {
                heard.add(what);
            }

            @Override
            public void round(int round, int most, double validationAuc) {}
        };
    }
}
