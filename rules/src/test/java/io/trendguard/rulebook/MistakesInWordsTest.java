package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.trendguard.rulebook.cases.RulebookCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake in a rulebook's files is told in words; none shows the parser or the class that met it. */
class MistakesInWordsTest {
    private static final RulebookFiles SHIPPED = RulebookFiles.shipped("regret-48h");
    private static final String INNER =
            "io\\.trendguard\\.[a-z]+\\.[A-Z]|java\\.|com\\.fasterxml|Exception|Unexpected character|was"
                    + " expecting|org\\.kie|org\\.drools|expecting \\{|line: 1|Character . is neither|could not be"
                    + " parsed|\\[ERR";

    private static String refusal(String path, String text) {
        Throwable refused = catchThrowable(() -> {
            Rulebook rulebook = Rulebook.of(SHIPPED.with(path, text));
            RulebookCheck.cases(rulebook);
            throw new AssertionError("It was not refused: " + text);
        });
        assertThat(refused).isInstanceOf(RulebookException.class);
        assertThat(refused.getMessage()).doesNotContainPattern(INNER).contains(path);
        return String.valueOf(refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "name: [",
                "name: a\nname: b",
                "\tname: a",
                "name: \"a",
                "name: {a: 1}",
                "decision_point: NOTHING",
                "parameters: {a: {value: many}}"
            })
    void aManifestThatIsNone(String yaml) {
        refusal("rulebook.yaml", yaml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: regret-48h|nome: regret-48h",
                "{value: 1500,|{value: x,",
                "{value: 1500,|{value: [1],",
                "{value: 1500,|{",
                "locales:|locale:"
            })
    void aManifestWithOneThingWrong(String change) {
        String yaml = SHIPPED.text("rulebook.yaml").orElseThrow();
        String[] parts = change.split("\\|");
        assertThat(yaml).contains(parts[0]);
        refusal("rulebook.yaml", yaml.replace(parts[0], parts[1]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<text>&lt; 0.5</text>|<text>&lt; &lt;</text>",
                "</decisionTable>|</decision>",
                "<rule |<role ",
                "<output |<output typeRef=\"x:y:z\" ",
                "hitPolicy=\"UNIQUE\"|hitPolicy=\"PRIORITY\"",
                "<text>\"|<text>\"\"\"",
                "<text>-</text>|<text>{</text>"
            })
    void tablesWithOneThingWrong(String change) {
        String dmn = SHIPPED.text("policy.dmn").orElseThrow();
        String[] parts = change.split("\\|");
        String changed = dmn.replace(parts[0], parts[1]);
        if (!changed.equals(dmn)) {
            refusal("policy.dmn", changed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rule", "rule \"a\" when then end", "package a; rule \"x\" when ( then end", "}}}"})
    void rulesThatAreNone(String drl) {
        refusal("arbitration.drl", drl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,any,any,many,source,2026-01-01",
                "x,any,any,0.1,source,yesterday",
                "x",
                "x,any,any,1e999999999,s,2026-01-01"
            })
    void effectsThatAreNone(String row) {
        refusal("uplift.csv", "intervention,segment,band,uplift,source,date\n" + row);
    }
}
