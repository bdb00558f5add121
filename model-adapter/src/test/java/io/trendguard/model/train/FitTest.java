package io.trendguard.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.serve.RiskModels;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitTest {
    private static final TrainSettings SETTINGS =
            TrainSettings.of("seeded rows", true).withThreads(1).withMaxRounds(40);

    @Test
    void whatIsShippedIsWhatIsServed(@TempDir Path folder) throws Exception {
        TrainingSet rows = SeededRows.rows(1, 3000);
        Trained trained = Trainer.train(rows, SETTINGS, Progress.SILENT);
        trained.write(folder.resolve("m"), Map.of(), Progress.SILENT);
        int[] all = IntStream.range(0, rows.size()).toArray();
        assertThat(trained.shipped().probabilities(rows, all))
                .containsExactly(RiskModels.load(folder.resolve("m")).probabilities(rows.columns(), all));
    }

    @Test
    void rowsOutsideItsPartsChangeNothing() {
        TrainingSet rows = SeededRows.rows(2, 3000);
        TimeSplit split = TimeSplit.of(rows, SETTINGS);
        Fit before = Fit.of(rows, split.train(), split.validation(), SETTINGS, Progress.SILENT);
        for (int row : split.test()) {
            rows.labels()[row] = (byte) (1 - rows.labels()[row]);
            ((Column.Numbers) rows.columns().get(0)).values()[row] = 1e6f;
        }
        Fit after = Fit.of(rows, split.train(), split.validation(), SETTINGS, Progress.SILENT);
        assertThat(after.boosting().json()).isEqualTo(before.boosting().json());
        assertThat(after.encoding()).isEqualTo(before.encoding());
        assertThat(after.logOdds(rows, split.validation())).containsExactly(before.logOdds(rows, split.validation()));
    }
}
