package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.simulation.crash.KillSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that find no service, or nothing in its folder. */
class WithoutServiceTest {
    /** Nobody listens on the port of tcpmux. */
    private static final List<String> NOBODY = List.of("--to", "http://localhost:1", "--key", "any");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"list", "publish 0123 --reason good", "rollback --reason bad"})
    void aCommandThatNeedsAServiceSaysHowToStartOneAndFails(String command) {
        List<String> words = new ArrayList<>(List.of("model"));
        words.addAll(List.of(command.split(" ")));
        words.addAll(NOBODY);
        Typed typed = Typed.of(words);
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err())
                .contains("No service answers at (http://localhost:1)", "java -jar quarkus-run.jar serve", "--to");
        assertThat(typed.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare --live live --model other", "import --file coefficients.yaml --out imported"})
    void aCommandThatWorksOnFilesNamesTheFileThatIsMissing(String command) {
        List<String> words = new ArrayList<>(List.of("model"));
        for (String word : command.split(" ")) {
            words.add(
                    word.startsWith("-") || words.size() == 1
                            ? word
                            : folder.resolve(word).toString());
        }
        if (words.contains("compare")) {
            words.addAll(List.of("--history", folder.resolve("events.ndjson").toString()));
        }
        Typed typed = Typed.of(words);
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).contains(folder.toString());
    }

    @Test
    void aReplayOfAnEmptyLogSaysThatThereWasNothingToReplay() {
        KillSettings.segments(folder.resolve("log")).close();
        Typed typed = Typed.of(List.of("replay", "--data", folder.toString()));
        assertThat(typed.code()).as(typed.err()).isZero();
        assertThat(typed.out())
                .contains("There was nothing to replay: the log in (%s) holds no decision."
                        .formatted(folder.resolve("log")));
    }

    @Test
    void aReplayOfAFolderWithoutLogFailsAndMakesNone() {
        Typed typed = Typed.of(List.of("replay", "--data", folder.toString()));
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).contains("There is no log in (%s)".formatted(folder), "--data");
        assertThat(Files.exists(folder.resolve("log"))).isFalse();
    }
}
