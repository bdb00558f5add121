package io.trendguard.model.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.point.DecisionPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trees.json",
                "coefficients.json",
                "calibration.json",
                "feature-schema.json",
                "encoding.json",
                "training-snapshot.json",
                "metrics.json",
                "provenance.json",
                "probes.json",
                "model.json",
                "report.html",
                "report.json",
                "readiness.json"
            })
    void aFolderWithOneByteChangedIsRefusedByTheNameOfTheFile(String name) throws Exception {
        Path copy = copyOf(withExtras());
        byte[] bytes = Files.readAllBytes(copy.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy.resolve(name), bytes);
        assertThatThrownBy(() -> ModelFolder.read(copy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + name + ")");
    }

    @Test
    void aFolderWithAFileTooFewOrTooManyIsRefused() throws Exception {
        Path copy = copyOf(SeededModel.folder());
        Files.writeString(copy.resolve("notes.txt"), "hello");
        assertThatThrownBy(() -> ModelFolder.read(copy))
                .hasMessageContaining("(notes.txt): it is not on the model's list");
        Files.delete(copy.resolve("notes.txt"));
        Files.delete(copy.resolve("trees.json"));
        assertThatThrownBy(() -> ModelFolder.read(copy)).hasMessageContaining("has no file (trees.json)");
    }

    @Test
    void aModelIsReplacedAsAWholeButNothingElseIsOverwritten() throws Exception {
        ModelFolder model = SeededModel.folder();
        ModelFolder again = withExtras();
        assertThat(again.version()).isNotEqualTo(model.version());
        ModelFolder.write(again.path(), model.files());
        assertThat(ModelFolder.read(again.path()).version()).isEqualTo(model.version());
        Path other = Files.createDirectory(temp.resolve("other"));
        Files.writeString(other.resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> ModelFolder.write(other, model.files()))
                .hasMessageContaining("holds something that is no model");
        assertThat(other.resolve("thesis.txt")).exists();
    }

    @Test
    void aReportIsPartOfTheModelAndNothingElseIsTakenIn() throws Exception {
        ModelFolder extended = withExtras();
        assertThat(ModelFolder.read(extended.path()).has(ModelFolder.REPORT_PAGE))
                .isTrue();
        assertThat(SeededModel.folder().has(ModelFolder.REPORT_PAGE)).isFalse();
        Map<String, byte[]> files = extended.files();
        files.put("../notes.txt", new byte[0]);
        assertThatThrownBy(() -> ModelFolder.write(temp.resolve("strange"), files))
                .hasMessageContaining("the files [../notes.txt] are none of such a model's");
        files.remove("../notes.txt");
        files.remove(ModelFolder.PROBES);
        assertThatThrownBy(() -> ModelFolder.write(temp.resolve("strange"), files))
                .hasMessageContaining("the files [probes.json] are missing");
    }

    @Test
    void aModelNamesItsDecisionPointInItsVersionAndOneOfBeforeIsForTheOnlyPointThereWas() throws Exception {
        ModelFolder trained = SeededModel.folder();
        assertThat(trained.decisionPoint()).isEqualTo(DecisionPoint.UNNAMED);
        Map<String, byte[]> files = trained.files();
        assertThat(files.remove(ModelFolder.DECISION_POINT)).isNotNull();
        ModelFolder before = ModelFolder.write(temp.resolve("before"), files);
        assertThat(before.decisionPoint()).isEqualTo(DecisionPoint.UNNAMED);
        files.put(ModelFolder.DECISION_POINT, ModelFolder.naming(new DecisionPoint("cart")));
        ModelFolder cart = ModelFolder.write(temp.resolve("cart"), files);
        assertThat(cart.decisionPoint()).isEqualTo(new DecisionPoint("cart"));
        assertThat(cart.version()).isNotEqualTo(trained.version());
        files.put(ModelFolder.DECISION_POINT, "{\"decision_point\": \"no point\"}".getBytes(StandardCharsets.UTF_8));
        ModelFolder wrong = ModelFolder.write(temp.resolve("wrong"), files);
        assertThatThrownBy(wrong::decisionPoint).hasMessageContaining(ModelFolder.DECISION_POINT, "(no point)");
    }

    private ModelFolder withExtras() throws IOException {
        Map<String, byte[]> files = SeededModel.folder().files();
        files.put(ModelFolder.REPORT_PAGE, "<!doctype html><title>Report</title>".getBytes(StandardCharsets.UTF_8));
        files.put(ModelFolder.REPORT, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        files.put(ModelFolder.READINESS, "{\"findings\":[]}".getBytes(StandardCharsets.UTF_8));
        return ModelFolder.write(temp.resolve("extended"), files);
    }

    private Path copyOf(ModelFolder model) throws IOException {
        Path copy = Files.createDirectory(temp.resolve("copy"));
        try (var files = Files.list(model.path())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }
}
