package io.trendguard.rulebook;

import io.trendguard.point.TableFile;
import java.util.ArrayList;
import java.util.List;

/** Every word that tables, rules, messages and effects use must be one that {@code rulebook.yaml} or TrendGuard knows. */
final class WordCheck {
    private WordCheck() {}

    static List<Finding> check(Rulebook rulebook) {
        List<Finding> findings = new ArrayList<>();
        for (TableFile file : rulebook.point().tables()) {
            findings.addAll(TableWords.check(rulebook, file));
        }
        findings.addAll(rules(rulebook));
        findings.addAll(MessageWords.check(rulebook));
        findings.addAll(LinkPromises.check(rulebook));
        findings.addAll(EffectWords.check(rulebook));
        return findings;
    }

    private static List<Finding> rules(Rulebook rulebook) {
        return rulebook.drl().rules().stream()
                .filter(rule -> !rulebook.manifest().reasons().containsKey(rule.code()))
                .map(rule -> Finding.in(
                        DrlAllowList.FILE,
                        rule.name(),
                        "The reason code (%s) is not in rulebook.yaml.".formatted(rule.code())))
                .toList();
    }
}
