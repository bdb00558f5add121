package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rulebook is code from a stranger: everything that is not on the list is refused before anything is compiled. */
class HostileRulebookTest {
    private static final String IMPORTS = """
            package p;
            import io.trendguard.rulebook.fact.Objection;
            import io.trendguard.rulebook.fact.Order;
            import io.trendguard.rulebook.fact.Proposal;
            """;
    private static final String OBJECT = "insert(new Objection($c, \"CODE\"));";

    private static String rule(String conditions, String consequence) {
        return IMPORTS + "rule \"r\" when\n" + conditions + "\nthen\n" + consequence + "\nend\n";
    }

    private static void isRefused(String drl) {
        assertThatThrownBy(() -> DrlAllowList.read(drl)).isInstanceOf(RulebookException.class);
    }

    @Test
    void aPlainRuleIsAllowed() {
        DrlFile file = DrlAllowList.read(rule("$c : Proposal(kind == \"OFFER\", rank > 1)", OBJECT));
        assertThat(file.rules()).hasSize(1);
        assertThat(file.rules().get(0).code()).isEqualTo("CODE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(0);",
                "insert(new Objection($c, \"CODE\")); System.exit(0);",
                "Runtime.getRuntime().exec(\"id\");",
                "insert(new Objection($c, String.valueOf(System.currentTimeMillis())));",
                "modify($c) { };",
                "delete($c);",
                "update($c);",
                "drools.halt();",
                "kcontext.getKieRuntime().halt();",
                "insert(new Objection($c, \"CODE\")); /* */ \\u0053ystem.exit(0);",
                "insertLogical(new Objection($c, \"CODE\"));",
                "insert(new java.net.Socket(\"localhost\", 1));",
                "insert(new Objection(Runtime.getRuntime(), \"CODE\"));",
                "while (true) {}",
                ""
            })
    void aConsequenceMayOnlyObject(String consequence) {
        isRefused(rule("$c : Proposal()", consequence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$c : Proposal() eval(System.exit(0) == null)",
                "$c : Proposal(eval(java.lang.Runtime.getRuntime().exec(\"id\") != null))",
                "$c : Proposal(id.getClass() != null)",
                "$c : Proposal(System.getProperty(\"user.home\") != null)",
                "$c : Proposal(id matches \"(a+)+$\")",
                "$c : Proposal(id == (System.exit(0)))",
                "$c : Proposal(kind in (\"A\", \"B\"))",
                "$c : Proposal(class.name == \"x\")",
                "$c : Proposal(id str[startsWith] \"x\")",
                "$c : Proposal(rank > 1 || java.lang.System.exit(0) == 1)",
                "$c : Proposal(rank > (1 + 1))",
                "$c : Proposal($r : rank)",
                "$c : Proposal(rank > new Integer(1))",
                "$c : Proposal() from new java.util.ArrayList()",
                "$c : Proposal() Number() from accumulate(Proposal($r : rank), sum($r))",
                "$c : Proposal() java.util.List() from collect(Proposal())",
                "$c : Proposal() forall(Proposal(rank > 1))",
                "$c : Proposal() exists(Proposal() and Order())",
                "$c : Proposal() java.lang.Runtime()",
                "$c : Proposal() Object()",
                "$c : Proposal() over window:length(1)",
                "$c : Proposal() from entry-point \"x\"",
                "$c := Proposal()",
                "$c : Proposal() ?query($c;)",
                "$c : Order()",
                "exists Order()",
                "$c : Proposal(this.rank == 1)",
                "$c : Proposal(id == \"${System.exit(0)}\")",
                "$c : Proposal(id == \"\\u0022\")"
            })
    void aConditionMayOnlyCompare(String conditions) {
        isRefused(rule(conditions, OBJECT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.lang.Runtime;",
                "import java.util.*;",
                "import function java.lang.System.exit;",
                "import static java.lang.System.exit;",
                "import accumulate java.lang.Object f;",
                "import io.trendguard.rulebook.*;",
                "global java.util.List out;",
                "function void f() { System.exit(0); }",
                "declare T x : String end",
                "declare enum E A(); end",
                "dialect \"mvel\"",
                "query q() Proposal() end",
                "unit X;"
            })
    void aFileHoldsRulesOnly(String line) {
        isRefused(IMPORTS + line + "\n" + rule("$c : Proposal()", OBJECT).substring(IMPORTS.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salience 10",
                "dialect \"mvel\"",
                "no-loop true",
                "timer (int: 1s)",
                "enabled (System.exit(0) == null)",
                "salience (java.lang.System.exit(0))",
                "agenda-group \"x\"",
                "extends \"other\"",
                "@Watch(*)"
            })
    void aRuleHasNoAttributes(String attribute) {
        isRefused(IMPORTS + "rule \"r\" " + attribute + " when $c : Proposal() then " + OBJECT + " end");
    }

    @Test
    void rulesThatWaitForEachOtherAreRefused() {
        String late = "$c : Proposal() not Objection(candidate == $c.id)";
        assertThatThrownBy(() -> DrlAllowList.read(rule(late, OBJECT)))
                .hasMessageContaining("may come after it")
                .hasMessageContaining("code != \"CODE\"");
    }

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
                "((((((((((((((((((((((((1))))))))))))))))))))))))"
            })
    void anExpressionHoldsPlainArithmeticOnly(String feel) {
        FeelAllowList list = new FeelAllowList(Set.of("risk", "word"));
        assertThat(list.expression(feel)).isPresent();
        assertThat(list.condition(feel)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "< 0.5", "[0.6..0.75)", "\"a\", \"b\"", "not(\"a\")", ">= risk", "true", "> 0, < -1"})
    void aConditionComparesWithValuesAndRanges(String feel) {
        assertThat(new FeelAllowList(Set.of("risk")).condition(feel)).isEmpty();
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
