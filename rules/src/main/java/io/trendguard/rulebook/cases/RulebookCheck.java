package io.trendguard.rulebook.cases;

import io.trendguard.decision.DecisionInWords;
import io.trendguard.rulebook.DecisionTables;
import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookException;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.rulebook.StaticCheck;
import io.trendguard.rulebook.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds everything that speaks against publishing a rulebook, in words that name file, table, row and column. */
public final class RulebookCheck {
    private final StaticCheck analysis;

    /** Checks with a limit of time for the analysis of all tables. */
    public RulebookCheck(Duration analysisTimeout) {
        this.analysis = new StaticCheck(analysisTimeout);
    }

    /** Everything that speaks against these files; empty if they can be published. */
    public List<Finding> check(RulebookFiles files) {
        Rulebook rulebook;
        try {
            rulebook = Rulebook.of(files);
        } catch (RulebookException e) {
            return e.findings();
        }
        List<Finding> findings = new ArrayList<>(analysis.check(rulebook));
        findings.addAll(cases(rulebook));
        return List.copyOf(findings);
    }

    /** Failing cases, and rows and rules that no case fires. */
    public static List<Finding> cases(Rulebook rulebook) {
        List<Finding> findings = new ArrayList<>();
        Set<String> fired = new TreeSet<>();
        List<GoldenCase> cases;
        try {
            cases = GoldenCase.of(rulebook.files());
        } catch (RulebookException e) {
            return e.findings();
        }
        for (GoldenCase golden : cases) {
            DecisionInWords decision = golden.decide(rulebook);
            golden.difference(decision)
                    .ifPresent(difference -> findings.add(Finding.in(
                            golden.path(), "The case (%s) fails: %s".formatted(golden.policy(), difference))));
            decision.matchedRows().forEach(row -> fired.add(row.table() + "#" + row.row()));
            decision.firedRules().forEach(rule -> fired.add(rule.name()));
        }
        for (String path : Rulebook.TABLE_FILES) {
            DecisionTables tables = rulebook.tables(path.replace(".dmn", ""));
            for (Table table : tables.tables()) {
                for (Table.Row row : table.rows()) {
                    if (!fired.contains(tables.name() + "/" + table.name() + "#" + row.number())) {
                        findings.add(Finding.in(
                                path,
                                table.name(),
                                row.number(),
                                "No case fires this row (%s). Add one.".formatted(row.words())));
                    }
                }
            }
        }
        for (String rule : rulebook.rules().names()) {
            if (!fired.contains(rule)) {
                findings.add(new Finding(
                        Rulebook.RULES_FILE,
                        Optional.of(rule),
                        Optional.empty(),
                        Optional.empty(),
                        "No case fires this rule. Add one."));
            }
        }
        return findings;
    }
}
