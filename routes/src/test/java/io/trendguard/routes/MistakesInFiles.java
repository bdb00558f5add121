package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every mistake of every kind of file, through the commands that read it: the exit code is not 0, the message names the file
 * and says nothing of classes and parsers.
 */
abstract class MistakesInFiles {
    /** What only a programmer of TrendGuard or of its libraries could understand. */
    static final Pattern INNER = Pattern.compile(
            "\\b(java|javax|jakarta|com|org|io|sun|jdk|ml)(\\.[a-z_]\\w*)+\\.(?-i:[A-Z])\\w+|\\w+Exception|\\bat"
                    + " [a-z]+\\.[\\w.$]+\\(|fasterxml|Unrecognized token|Unexpected character|Unexpected end-of|Cannot"
                    + " (deserialize|construct|coerce)|expected one of|line: \\d+, column|was expecting|mapping values are"
                    + " not|found character|could not (find|determine)|while (parsing|scanning)|mismatched input|no"
                    + " viable|extraneous input|token recognition|Malformed|MalformedInput|For input string|out of"
                    + " bounds|Not in GZIP|ZLIB|end of ZLIB|invalid"
                    + " (block|distance|stored|code)|cvc-|\\bnull\\b(?!\\))|JsonToken|START_OBJECT|START_ARRAY|VALUE_STRING|snakeyaml|picocli|kie|drools|XGBoostError|dmlc|Check"
                    + " failed",
            Pattern.CASE_INSENSITIVE);

    static final String NUMBER_OF_MANY_DIGITS = "7".repeat(2_000);
    /** Changes of a number that stands in a sentence or in a column of texts. */
    static final Set<String> IN_WORDS_ONLY = Set.of(
            "the last byte missing",
            "with a number of 2,000 digits",
            "with 1e100000000",
            "with a text for a number",
            "with null for a number",
            "with a list for a number");

    static final Path MODELS = Path.of("../model-adapter/src/test/resources");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    final List<String> findings = new ArrayList<>();
    Set<String> harmless = Set.of();

    /** Runs a command for each mistake in a file; the mistakes that leave such a file whole are named. */
    final void everyMistake(Path file, byte[] valid, List<String> command) throws IOException {
        everyMistake(file, FileMistakes.of(valid), command);
    }

    final void everyMistake(Path file, Map<String, byte[]> contents, List<String> command) throws IOException {
        for (Map.Entry<String, byte[]> broken : contents.entrySet()) {
            Files.write(file, broken.getValue());
            look(file, broken.getKey(), command);
        }
        Files.delete(file);
        if (!file.endsWith("keys.json")) { // the first key makes it
            look(file, "missing", command);
        }
        Files.createDirectory(file);
        look(file, "a folder", command);
        Files.delete(file);
        assertThat(findings).isEmpty();
    }

    final void look(Path file, String mistake, List<String> command) {
        Typed typed = Typed.of(command);
        String said = (typed.out() + typed.err())
                .replace(NUMBER_OF_MANY_DIGITS, "7")
                .replace("!!java.io.File", "")
                .replaceAll(mistake.contains("null") ? "\\bnull\\b" : "\\bnull\\b(?=[,;)])", "");
        String what = "%s %s: ".formatted(file.getFileName(), mistake);
        inner(said).ifPresent(word -> findings.add(what + "says (" + word + "): " + said));
        if (harmless.contains(mistake)) {
            return;
        }
        if (typed.code() == 0) {
            findings.add(what + "is taken: " + said);
        } else if (!said.contains(String.valueOf(file.getFileName()))) {
            findings.add(what + "does not name the file: " + said);
        }
    }

    /** The first word that only a programmer could understand. */
    final Optional<String> inner(String said) {
        Matcher inner = INNER.matcher(said.replace(folder.toString(), "folder"));
        return inner.find() ? Optional.of(inner.group()) : Optional.empty();
    }

    static String text(Path file) {
        return file.toString();
    }
}
