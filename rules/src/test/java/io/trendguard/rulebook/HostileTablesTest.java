package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables are code from a stranger: what reaches outside or may not end is refused before anything is compiled. */
class HostileTablesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "function(x) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}}",
                "{f: function(x) external {java: {class: \"java.lang.Runtime\", method signature: \"exec(java.lang.String)\"}}}",
                "for x in 1..1000000000 return x",
                "some x in 1..1000000000 satisfies x > 0",
                "every x in [1, 2] satisfies x > 0",
                "matches(word, \"(a+)+$\")",
                "replace(word, \"(a+)+$\", \"b\")",
                "2 ** 1000000000",
                "10 ** 9 ** 9",
                "1e999999999",
                "999999999999999999999999999999",
                "now()",
                "date and time(\"2020-01-01T00:00:00\")",
                "@\"2020-01-01\"",
                "sum([1, 2, 3])",
                "[1, 2, 3][1]",
                "if risk > 1 then 1 else 2",
                "unknown_name + 1",
                "risk instance of number",
                "get entries({})",
                "null",
                "parameters",
                "parameters + 1",
                "parameters.other",
                "parameters.limit.more",
                "parameters[1]",
                "parameters[limit > 1]",
                "((((((((((((((((((((((((1))))))))))))))))))))))))"
            })
    void anExpressionHoldsPlainArithmeticOnly(String feel) {
        FeelAllowList list = new FeelAllowList(Set.of("risk", "word"), Set.of("limit"));
        assertThat(list.expression(feel)).isPresent();
        assertThat(list.condition(feel)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "< 0.5",
                "[0.6..0.75)",
                "\"a\", \"b\"",
                "not(\"a\")",
                ">= risk",
                "true",
                "> 0, < -1",
                ">= parameters.limit",
                "[parameters.limit..9)"
            })
    void aConditionComparesWithValuesAndRanges(String feel) {
        assertThat(new FeelAllowList(Set.of("risk"), Set.of("limit")).condition(feel))
                .isEmpty();
    }

    @Test
    void aFileThatReachesOutsideIsRefused() {
        RulebookFiles files = RulebookFiles.shipped("regret");
        String policy = files.text("policy.dmn").orElseThrow();
        isNotCompiled(files.with("policy.dmn", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + policy));
        isNotCompiled(
                files.with(
                        "policy.dmn",
                        policy.replace(
                                "<decision id=\"customer\"",
                                "<import name=\"x\" namespace=\"y\" locationURI=\"http://localhost/\" importType=\"z\"/><decision id=\"customer\"")));
        isNotCompiled(files.with(
                "policy.dmn",
                policy.replace(
                        "<decision id=\"customer\"",
                        "<businessKnowledgeModel id=\"b\" name=\"b\"/><decision id=\"customer\"")));
        isNotCompiled(files.with("policy.dmn", policy.replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"FIRST\"")));
        isNotCompiled(files.with("policy.dmn", "not XML"));
        isNotCompiled(files.with("arbitration.drl", ""));
        isNotCompiled(files.without("eligibility.dmn"));
    }

    private static void isNotCompiled(RulebookFiles files) {
        assertThatThrownBy(() -> Rulebook.of(files)).isInstanceOf(RulebookException.class);
    }
}
