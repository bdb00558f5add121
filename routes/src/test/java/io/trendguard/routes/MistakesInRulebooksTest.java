package io.trendguard.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookException;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.rulebook.cases.ConfinedCheck;
import io.trendguard.rulebook.cases.GoldenCase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in what an analyst writes beside the tables: golden cases, messages, contents. */
class MistakesInRulebooksTest extends MistakesInFiles {
    private static final String CASE = "cases/in-the-evening-the-message-waits.yaml";
    private static final String BASE = "cases/base/after-purchase.yaml";
    /** Words like others are no mistake in a text; these hold none, or none that anybody can read. */
    private static final Set<String> NO_TEXT = Set.of(
            "empty",
            "blank",
            "binary",
            "control characters",
            "in UTF-16",
            "in Latin-1",
            "packed and cut off",
            "a workbook",
            "holding ({)");

    private static final Rulebook SHIPPED = Rulebook.shipped("regret-48h");

    private Path rulebook = Path.of("");

    @BeforeEach
    void aRulebook() throws IOException {
        rulebook = folder.resolve("mine");
        RulebookFiles.shipped("regret-48h").write(rulebook);
    }

    /** What the command's child says of a whole rulebook, in this process: a JVM for each mistake would take minutes. */
    private String checked() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            ConfinedCheck.main(new String[] {text(rulebook), "20"});
        } finally {
            System.setOut(before);
        }
        return out.toString(UTF_8);
    }

    /** What it says of the cases alone. */
    private String casesChecked() {
        List<String> said = new ArrayList<>();
        try {
            for (GoldenCase golden : GoldenCase.of(RulebookFiles.read(rulebook))) {
                golden.difference(golden.decide(SHIPPED), SHIPPED)
                        .ifPresent(how -> said.add(golden.path() + ": " + how));
            }
        } catch (RulebookException e) {
            e.findings().forEach(finding -> said.add(finding.words()));
        } catch (IllegalArgumentException e) {
            said.add(String.valueOf(e.getMessage()));
        }
        return said.toString();
    }

    private void look(String name, Map<String, byte[]> contents, Callable<String> check) throws Exception {
        for (Map.Entry<String, byte[]> broken : contents.entrySet()) {
            Files.write(rulebook.resolve(name), broken.getValue());
            String said = check.call();
            String what = name + " " + broken.getKey() + ": ";
            inner(said.replace(NUMBER_OF_MANY_DIGITS, "7"))
                    .filter(word -> !broken.getKey().contains(word))
                    .ifPresent(word -> findings.add(what + "says (" + word + "): " + said));
            if (!harmless.contains(broken.getKey()) && (said.equals("[]") || !said.contains(name))) {
                findings.add(what + "is taken, or not named: " + said);
            }
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CASE, BASE})
    void goldenCases(String name) throws Exception {
        harmless = name.equals(BASE) ? IN_WORDS_ONLY : Set.of(); // its first number is that of an order
        look(name, FileMistakes.of(Files.readAllBytes(rulebook.resolve(name))), this::casesChecked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages/en/keep-it-credit-email.txt", "content/en/exchange-help.txt"})
    void messagesAndContents(String name) throws Exception {
        Map<String, byte[]> mistakes = FileMistakes.of(Files.readAllBytes(rulebook.resolve(name)));
        mistakes.keySet().retainAll(NO_TEXT);
        assertThat(mistakes).hasSameSizeAs(NO_TEXT);
        look(name, mistakes, this::checked);
    }

    @Test
    void fieldsOfAGoldenCase() throws Exception {
        String valid = Files.readString(rulebook.resolve(CASE));
        Map<String, byte[]> broken = new LinkedHashMap<>();
        for (List<String> change : List.of(
                List.of("policy: ", "polcy: "),
                List.of("base: ", "bas: "),
                List.of("base: after-purchase", "base: nowhere"),
                List.of("base: after-purchase", "base: ../../../etc/passwd"),
                List.of("base: after-purchase", "base: [1]"),
                List.of("request: ", "requests: "),
                List.of("outcome: ", "outcom: "),
                List.of("outcome: intervene", "outcome: perhaps"),
                List.of("outcome: intervene", "outcome: nothing"),
                List.of("chosen: ", "chose: "),
                List.of("chosen: keep", "chosen: [keep]"),
                List.of("delay_hours: 48", "delay_hours: two days"),
                List.of("reasons: [", "reasons: [UNKNOWN_CODE, "),
                List.of("reasons: [", "reasons: {"),
                List.of("\"risk\": 0.65", "\"risk\": \"high\""),
                List.of("\"risk\": 0.65", "\"risk\": 1e100000000"),
                List.of("\"risk\": 0.65", "\"risk\": 7"),
                List.of("\"risk\": 0.65", "\"risk\": null"),
                List.of("\"risk\": 0.65", "\"risks\": 0.65"),
                List.of("{\"l1\":", "{\"l7\":"),
                List.of("\"event_time\": \"2026-03-02T20:30:00Z\"", "\"event_time\": \"yesterday\""),
                List.of("\"event_time\": \"2026-03-02T20:30:00Z\"", "\"event_time\": 7"),
                List.of("\"event_time\": \"2026-03-02T20:30:00Z\"", "\"arm\": \"NOBODY\""),
                List.of("\"event_time\": \"2026-03-02T20:30:00Z\"", "\"contact\": {\"time_zone\": \"Mars/Olympus\"}"),
                List.of("\"event_time\": \"2026-03-02T20:30:00Z\"", "\"currency\": \"Taler\""))) {
            assertThat(valid).contains(change.get(0));
            broken.put(
                    change.toString(),
                    valid.replace(change.get(0), change.get(1)).getBytes(UTF_8));
        }
        look(CASE, broken, this::casesChecked);
    }
}
