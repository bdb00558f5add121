package io.trendguard.rulebook.cases;

import io.trendguard.decision.Decision;
import io.trendguard.rulebook.Manifest;
import io.trendguard.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a change of a rulebook changes: its parameters and files, and the golden cases whose outcome becomes another one. */
final class CaseComparison {
    private static final String CASES = "cases/";

    private final Rulebook before;
    private final Rulebook after;
    private final List<String> lines = new ArrayList<>();
    private int changed;
    private int otherRows;

    private CaseComparison(Rulebook before, Rulebook after) {
        this.before = before;
        this.after = after;
    }

    /** Compares two rulebooks by the cases of both; a case that both have is asked as the later one asks it. */
    static CaseReport between(Rulebook before, Rulebook after) {
        CaseComparison comparison = new CaseComparison(before, after);
        comparison.parameters();
        comparison.files();
        Map<String, GoldenCase> cases = new TreeMap<>();
        GoldenCase.of(before.files()).forEach(golden -> cases.put(golden.path(), golden));
        GoldenCase.of(after.files()).forEach(golden -> cases.put(golden.path(), golden));
        cases.values().forEach(comparison::compare);
        comparison.lines.add("%d of %d cases change; %d more come to the same by other rows or numbers"
                .formatted(comparison.changed, cases.size(), comparison.otherRows));
        return new CaseReport(comparison.lines, comparison.changed == 0, List.of());
    }

    private void parameters() {
        Map<String, Manifest.Parameter> was = before.manifest().parameters();
        Map<String, Manifest.Parameter> is = after.manifest().parameters();
        TreeSet<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        for (String name : names) {
            String from = value(was, name);
            String to = value(is, name);
            if (!from.equals(to)) {
                Manifest.Parameter parameter = is.getOrDefault(name, was.get(name));
                lines.add("parameter %s: %s → %s%s"
                        .formatted(name, from, to, parameter == null ? "" : " (" + parameter.says() + ")"));
            }
        }
    }

    private static String value(Map<String, Manifest.Parameter> parameters, String name) {
        Manifest.Parameter parameter = parameters.get(name);
        return parameter == null
                ? "absent"
                : parameter.value().stripTrailingZeros().toPlainString() + " " + parameter.unit();
    }

    private void files() {
        Map<String, String> was = before.files().texts();
        Map<String, String> is = after.files().texts();
        TreeSet<String> paths = new TreeSet<>(was.keySet());
        paths.addAll(is.keySet());
        for (String path : paths) {
            String from = was.getOrDefault(path, "");
            String to = is.getOrDefault(path, "");
            if (!from.equals(to) && !path.startsWith(CASES)) {
                lines.add("file %s: %s".formatted(path, from.isEmpty() ? "new" : to.isEmpty() ? "gone" : "changed"));
            }
        }
    }

    private void compare(GoldenCase golden) {
        Decision decidedBefore = golden.decide(before);
        Decision decidedAfter = golden.decide(after);
        CaseOutcome was = CaseOutcome.of(decidedBefore, before);
        CaseOutcome is = CaseOutcome.of(decidedAfter, after);
        if (was.sameAs(is)) {
            otherRows += CaseTrace.of(decidedBefore, before).equals(CaseTrace.of(decidedAfter, after)) ? 0 : 1;
            return;
        }
        changed++;
        OutcomeWords words = new OutcomeWords(after.manifest(), golden.request().currency());
        String sentenceBefore = new OutcomeWords(before.manifest(), words.currency()).sentence(was);
        String sentenceAfter = words.sentence(is);
        lines.add("%s (%s)".formatted(golden.policy(), golden.path()));
        if (!sentenceBefore.equals(sentenceAfter)) {
            lines.add("  before: " + sentenceBefore);
            lines.add("  after:  " + sentenceAfter);
        }
        words.verdicts(was, is).forEach(line -> lines.add("  " + line));
    }
}
