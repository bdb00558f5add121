package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.point.regret.RegretPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules are code from a stranger: everything that is not on the list is refused before anything is compiled. */
class HostileRulesTest {
    private static final FactProperties PROPERTIES = new FactProperties(new RegretPoint().inputs());
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
        assertThatThrownBy(() -> DrlAllowList.read(drl, PROPERTIES)).isInstanceOf(RulebookException.class);
    }

    @Test
    void aPlainRuleIsAllowed() {
        DrlFile file = DrlAllowList.read(rule("$c : Proposal(kind == \"OFFER\", rank > 1)", OBJECT), PROPERTIES);
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
        assertThatThrownBy(() -> DrlAllowList.read(rule(late, OBJECT), PROPERTIES))
                .hasMessageContaining("may come after it")
                .hasMessageContaining("code != \"CODE\"");
    }
}
