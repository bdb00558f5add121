package io.trendguard.rulebook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What speaks against publishing a rulebook and is found without deciding anything. */
public final class StaticCheck {
    private final TableAnalysis analysis;

    /** Checks with a limit of time for the analysis of all tables. */
    public StaticCheck(Duration analysisTimeout) {
        this.analysis = new TableAnalysis(analysisTimeout);
    }

    /** Parameters that are missing or that nothing reads, words that nobody knows, gaps, overlaps and masked rows. */
    public List<Finding> check(Rulebook rulebook) {
        List<Finding> findings = new ArrayList<>(SendParameters.missing(rulebook.manifest()));
        findings.addAll(ParameterUse.missing(rulebook));
        findings.addAll(ParameterUse.unread(rulebook));
        findings.addAll(WordCheck.check(rulebook));
        findings.addAll(analysis.check(rulebook));
        return findings;
    }
}
