package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.card.ModelReport;
import io.trendguard.model.card.TreeCount;
import io.trendguard.model.serve.ModelFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeCountTest {
    private static final List<Double> FALLING = List.of(0.69, 0.68, 0.67, 0.66, 0.665);

    @Test
    void theLeastLogLossChoosesWhereAucPeaksEarlier() {
        TreeCount count = TreeCount.of(FALLING, List.of(0.60, 0.64, 0.63, 0.62, 0.61), 1);
        assertThat(count)
                .isEqualTo(new TreeCount(
                        4,
                        4,
                        2,
                        1,
                        5,
                        new TreeCount.Figures(0.66, 0.62),
                        new TreeCount.Figures(0.66, 0.62),
                        new TreeCount.Figures(0.68, 0.64)));
    }

    @Test
    void theFloorHoldsWhereLogLossIsLeastByChanceAfterAFewTrees() {
        TreeCount count = TreeCount.of(List.of(0.66, 0.67, 0.68, 0.69), List.of(0.6, 0.6, 0.6, 0.6), 3);
        assertThat(count.kept()).isEqualTo(3);
        assertThat(count.byLogLoss()).isEqualTo(1);
        assertThat(count.byAuc()).as("the first of equals").isEqualTo(1);
        assertThat(count.atKept()).isEqualTo(new TreeCount.Figures(0.68, 0.6));
    }

    @Test
    void theFloorIsSevenEighthsOfTheWay() {
        assertThat(TrainSettings.Trees.DEFAULTS.fewest()).isEqualTo(67);
        assertThat(TrainSettings.Trees.OF_MANY_ROWS.fewest()).isEqualTo(20);
        assertThat(TrainSettings.Trees.DEFAULTS.withMaxRounds(12).fewest()).isEqualTo(12);
    }

    @Test
    void metricsAndProvenanceKeepBothCriteria(@TempDir Path folder) throws Exception {
        TrainSettings settings =
                TrainSettings.of("seeded rows", true).withThreads(1).withMaxRounds(150);
        Trainer.train(SeededRows.rows(1, 3000), settings, folder.resolve("m"), Progress.SILENT);
        ModelReport report = ModelReport.of(ModelFolder.read(folder.resolve("m")));
        TreeCount count = report.provenance().treeCount().orElseThrow();
        assertThat(report.metrics().treeCount()).contains(count);
        assertThat(report.metrics().rounds()).isEqualTo(count.kept()).isGreaterThanOrEqualTo(67);
        List<Double> logLosses = report.metrics().validationLogLosses().orElseThrow();
        assertThat(logLosses)
                .hasSize(count.run())
                .hasSameSizeAs(report.metrics().validationAucs());
        assertThat(count.atLogLoss().logLoss())
                .isEqualTo(logLosses.stream()
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElseThrow());
        assertThat(report.provenance().boosterParameters()).containsEntry("eval_metric", "auc");
    }
}
