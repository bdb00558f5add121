package io.trendguard.routes.intake;

import io.trendguard.event.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A call whose parameters or body fields cannot be used: each finding names the field, the value and what to do about it. */
public final class InvalidCallException extends RuntimeException {
    private final List<Finding> findings;

    public InvalidCallException(List<Finding> findings) {
        super(findings.stream().map(Finding::sentence).collect(Collectors.joining(" ")));
        this.findings = List.copyOf(findings);
    }

    /** All that is wrong, in the order it was found. */
    public List<Finding> findings() {
        return findings;
    }

    /** Throws if anything was found. */
    public static void throwIfAny(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new InvalidCallException(findings);
        }
    }
}
