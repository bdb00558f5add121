package io.trendguard.model.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.json.CanonicalJson;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.SeededRows;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A small model and what it said when it was committed; every JDK and machine must say the same, to the byte. */
class GoldenModelTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden-model");
    private static final Path ASSESSMENTS = Path.of("src/test/resources/golden-assessments.ndjson");
    private static final TrainingSet ROWS = SeededRows.rows(99, 2000);

    @Test
    void aCommittedModelSaysWhatItSaidToTheByte() throws IOException {
        assertThat(assessments()).isEqualTo(Files.readAllLines(ASSESSMENTS));
    }

    private static List<String> assessments() {
        ServedModel model = RiskModels.load(FOLDER);
        return IntStream.range(0, 40)
                .mapToObj(row -> new String(
                        CanonicalJson.bytes(model.assess(SeededRows.vector(ROWS, row * 50))), StandardCharsets.UTF_8))
                .toList();
    }

    /** Writes both anew, for a deliberate change. Run it in the module's folder. */
    public static void main(String[] arguments) throws IOException {
        TrainSettings.Trees trees = new TrainSettings.Trees(12, 12, 0.3, 4, 5, 1, 1, 1);
        TrainSettings settings = new TrainSettings(
                "seeded rows of the tests", true, 0.65, 0.2, trees, Optional.empty(), 1, 1, 20, 50, 4);
        Trainer.train(ROWS, settings, FOLDER, Progress.SILENT);
        Files.write(ASSESSMENTS, assessments());
    }
}
