package io.trendguard.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook that cannot be used, with every finding that says why. */
public final class RulebookException extends RuntimeException {
    private final transient List<Finding> findings;

    RulebookException(List<Finding> findings) {
        super("The rulebook cannot be used:\n"
                + findings.stream().map(f -> "  " + f.words()).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** One that a single finding keeps from being used. */
    public RulebookException(Finding finding) {
        this(List.of(finding));
    }

    /** Why not. */
    public List<Finding> findings() {
        return findings;
    }
}
