package io.trendguard.event;

import java.util.List;
import java.util.stream.Collectors;

/** An event that cannot be accepted: each finding names the field, the value and what to do about it. */
public final class InvalidEventException extends IllegalArgumentException {
    private final List<Finding> findings;

    /** An event with one finding. */
    public InvalidEventException(String field, String value, String remedy) {
        this(List.of(new Finding(field, value, remedy)));
    }

    /** An event with all its findings, at least one. */
    public InvalidEventException(List<Finding> findings) {
        super(findings.stream().map(Finding::sentence).collect(Collectors.joining(" ")));
        this.findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("An invalid event needs at least one finding.");
        }
    }

    /** The same findings with a path in front of each field. */
    public InvalidEventException within(String path) {
        return new InvalidEventException(
                findings.stream().map(finding -> finding.within(path)).toList());
    }

    /** All that is wrong, in the order it was found. */
    public List<Finding> findings() {
        return findings;
    }

    /** Path of the first field. */
    public String field() {
        return findings.get(0).field();
    }

    /** The first value as it was read, shortened. */
    public String value() {
        return findings.get(0).value();
    }

    /** What must be sent instead of the first. */
    public String remedy() {
        return findings.get(0).remedy();
    }
}
