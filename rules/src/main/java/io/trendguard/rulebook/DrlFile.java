package io.trendguard.rulebook;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules of an {@code arbitration.drl} as they were understood. What is compiled is written from here and not from the
 * analyst's text, so nothing that was not understood is ever compiled.
 *
 * @param rules in the order of the file
 */
record DrlFile(List<Rule> rules) {
    DrlFile {
        rules = List.copyOf(rules);
    }

    /**
     * One rule: if these conditions hold, it objects to a proposal.
     *
     * @param name the rule in words
     * @param conditions all of them must hold
     * @param candidate the variable of the proposal it objects to
     * @param code the reason code
     */
    record Rule(String name, List<Condition> conditions, String candidate, String code) {
        Rule {
            conditions = List.copyOf(conditions);
        }

        boolean readsObjections() {
            return conditions.stream().anyMatch(condition -> condition.type().equals("Objection"));
        }
    }

    /**
     * One condition.
     *
     * @param quantifier {@code exists}, {@code not} or nothing
     * @param variable for example {@code $candidate}; empty if it has none
     * @param type one of the fact types
     * @param constraints over its properties
     */
    record Condition(String quantifier, String variable, String type, List<Constraint> constraints) {
        Condition {
            constraints = List.copyOf(constraints);
        }

        String drl() {
            String binding = variable.isEmpty() ? "" : variable + " : ";
            String pattern =
                    type + constraints.stream().map(Constraint::drl).collect(Collectors.joining(", ", "(", ")"));
            return (quantifier + " " + binding + pattern).strip();
        }
    }

    /** A property compared with a literal or with the property of a variable. */
    record Constraint(String property, String operator, String value) {
        String drl() {
            return property + " " + operator + " " + value;
        }
    }

    /** The codes that its rules give. */
    Set<String> codes() {
        return rules.stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new));
    }

    DrlFile without(String rule) {
        return new DrlFile(rules.stream().filter(r -> !r.name().equals(rule)).toList());
    }

    /**
     * The text that is compiled. Rules that read objections come after all others have objected, so the order of facts and
     * rules cannot matter.
     */
    String drl() {
        StringBuilder drl = new StringBuilder("package io.trendguard.rulebook.compiled;\n");
        for (String type : FactProperties.types()) {
            drl.append("import ")
                    .append(FactProperties.PACKAGE)
                    .append('.')
                    .append(type)
                    .append(";\n");
        }
        for (Rule rule : rules) {
            drl.append("rule \"").append(rule.name()).append("\"\n");
            drl.append("salience ").append(rule.readsObjections() ? 0 : 1).append("\nwhen\n");
            rule.conditions()
                    .forEach(condition ->
                            drl.append("    ").append(condition.drl()).append('\n'));
            drl.append("then\n    insert(new Objection(").append(rule.candidate());
            drl.append(", \"").append(rule.code()).append("\"));\nend\n");
        }
        return drl.toString();
    }
}
