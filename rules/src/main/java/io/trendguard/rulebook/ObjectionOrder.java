package io.trendguard.rulebook;

import io.trendguard.rulebook.DrlFile.Condition;
import io.trendguard.rulebook.DrlFile.Rule;
import java.util.ArrayList;
import java.util.List;

/** A rule that waits for objections must not wait for those that rules like it make, or nobody could say who is first. */
final class ObjectionOrder {
    private ObjectionOrder() {}

    static List<Finding> check(DrlFile file) {
        List<Finding> findings = new ArrayList<>();
        List<String> late = file.rules().stream()
                .filter(Rule::readsObjections)
                .map(Rule::code)
                .toList();
        for (Rule rule : file.rules()) {
            for (Condition condition : rule.conditions()) {
                boolean waits = condition.type().equals("Objection");
                for (String code : late) {
                    if (waits && !excludes(condition, code)) {
                        findings.add(Finding.in(
                                DrlAllowList.FILE,
                                rule.name(),
                                "It waits for objections (%s) that may come after it. Add: code != \"%s\"."
                                        .formatted(code, code)));
                    }
                }
            }
        }
        return findings;
    }

    private static boolean excludes(Condition condition, String code) {
        String word = "\"" + code + "\"";
        return condition.constraints().stream()
                .filter(constraint -> constraint.property().equals("code"))
                .anyMatch(constraint -> switch (constraint.operator()) {
                    case "!=" -> constraint.value().equals(word);
                    case "==" ->
                        constraint.value().startsWith("\"")
                                && !constraint.value().equals(word);
                    default -> false;
                });
    }
}
