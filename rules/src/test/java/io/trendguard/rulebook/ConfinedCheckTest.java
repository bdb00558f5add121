package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.file.ConfinedJvm.Limits;
import io.trendguard.rulebook.cases.ConfinedCheck;
import io.trendguard.rulebook.cases.RulebookCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rulebooks that nobody here wrote, in a JVM of their own. */
class ConfinedCheckTest {
    @TempDir
    Path folder = Path.of("");

    private static List<String> findings(Path rulebook, Duration time, int megabytes) {
        return new ConfinedCheck(new Limits(time, megabytes))
                .check(rulebook).stream().map(Finding::words).toList();
    }

    private Path shipped() throws IOException {
        RulebookFiles.shipped("regret-48h").write(folder.resolve("rulebook"));
        return folder.resolve("rulebook");
    }

    @Test
    void aGoodRulebookPassesAndOnesFindingsComeBackWhole() throws Exception {
        Path rulebook = shipped();
        assertThat(new ConfinedCheck(ConfinedCheck.DEFAULTS).check(rulebook)).isEmpty();

        Path policy = rulebook.resolve("policy.dmn");
        Files.writeString(policy, Files.readString(policy).replace("\"KNOWN_BUYER\"", "\"OLD_BUYER\""));
        List<Finding> here = new RulebookCheck(Duration.ofMinutes(1)).check(RulebookFiles.read(rulebook));
        assertThat(new ConfinedCheck(ConfinedCheck.DEFAULTS).check(rulebook))
                .isEqualTo(here)
                .isNotEmpty();
    }

    @Test
    void aRulebookThatEatsMemoryIsRefusedInWords() throws Exception {
        assertThat(findings(shipped(), Duration.ofMinutes(2), 12))
                .singleElement()
                .asString()
                .contains("needs more than 12 MB");
    }

    @Test
    void aRulebookThatEatsTimeIsRefusedInWordsAndInTime() throws Exception {
        long begin = System.nanoTime();
        assertThat(findings(shipped(), Duration.ofMillis(200), 256))
                .singleElement()
                .asString()
                .contains("was not checked within PT0.2S");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aFolderThatIsNoRulebookIsRefusedInWords() throws Exception {
        Files.writeString(folder.resolve("letter.docx"), "Dear customer");
        assertThat(findings(folder, Duration.ofMinutes(1), 256))
                .singleElement()
                .asString()
                .contains("letter.docx");
    }
}
