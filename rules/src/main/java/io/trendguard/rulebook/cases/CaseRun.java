package io.trendguard.rulebook.cases;

import io.trendguard.decision.Decision;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.cases.CaseReport.CaseFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the golden cases of a rulebook against what they state and against the traces that were kept. */
final class CaseRun {
    private static final int MOST_ROWS = 6;

    private final Rulebook rulebook;
    private final Map<String, String> traces;
    private final List<String> lines = new ArrayList<>();
    private int failed;
    private int otherTraces;

    private CaseRun(Rulebook rulebook, Map<String, String> traces) {
        this.rulebook = rulebook;
        this.traces = traces;
    }

    /**
     * The cases that fail, and those that hold but whose trace is another one than was kept.
     *
     * @param traces the kept ones by path; none are compared if there are none
     */
    static CaseReport test(Rulebook rulebook, Map<String, String> traces) {
        CaseRun run = new CaseRun(rulebook, traces);
        List<GoldenCase> cases = GoldenCase.of(rulebook.files());
        cases.forEach(run::check);
        run.lines.add("%d cases, %d of them fail; %d traces differ from those that are kept%s"
                .formatted(
                        cases.size(),
                        run.failed,
                        run.otherTraces,
                        run.otherTraces == 0 ? "" : "; (rulebook record DIR) writes them again"));
        return new CaseReport(run.lines, run.failed == 0 && run.otherTraces == 0, List.of());
    }

    private void check(GoldenCase golden) {
        Decision decision = golden.decide(rulebook);
        List<String> differences = golden.differences(decision, rulebook);
        if (!differences.isEmpty()) {
            failed++;
            lines.add("FAILS: %s (%s)".formatted(golden.policy(), golden.path()));
            lines.add("  it decides: "
                    + new OutcomeWords(rulebook.manifest(), golden.request().currency())
                            .sentence(CaseOutcome.of(decision, rulebook)));
            differences.forEach(difference -> lines.add("  " + difference));
        }
        String kept = traces.getOrDefault(CaseTrace.path(golden.path()), "");
        String trace = CaseTrace.of(decision, rulebook);
        if (!traces.isEmpty() && !kept.equals(trace)) {
            otherTraces++;
            if (differences.isEmpty()) {
                otherRows(golden, CaseTrace.rowChanges(kept, trace));
            }
        }
    }

    private void otherRows(GoldenCase golden, List<String> changes) {
        lines.add("holds by %s: %s (%s)"
                .formatted(changes.isEmpty() ? "other numbers" : "other rows", golden.policy(), golden.path()));
        changes.stream().limit(MOST_ROWS).forEach(change -> lines.add("  " + change));
        if (changes.size() > MOST_ROWS) {
            lines.add("  and %d more rows".formatted(changes.size() - MOST_ROWS));
        }
    }

    /** The outcome of every case that states none, and the trace of every case. */
    static CaseReport record(Rulebook rulebook) {
        List<String> lines = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (GoldenCase golden : GoldenCase.of(rulebook.files())) {
            Decision decision = golden.decide(rulebook);
            if (golden.stated().isEmpty()) {
                CaseOutcome decided = CaseOutcome.of(decision, rulebook);
                texts.put(
                        golden.path(),
                        CaseText.stating(rulebook.files().text(golden.path()).orElseThrow(), decided));
                lines.add("%s (%s)".formatted(golden.policy(), golden.path()));
                lines.add("  now states: "
                        + new OutcomeWords(rulebook.manifest(), golden.request().currency()).sentence(decided));
            }
            texts.put(CaseTrace.path(golden.path()), CaseTrace.of(decision, rulebook));
        }
        return new CaseReport(
                lines,
                true,
                texts.entrySet().stream()
                        .map(text -> new CaseFile(text.getKey(), text.getValue()))
                        .toList());
    }
}
