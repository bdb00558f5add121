package io.trendguard.warehouse.list;

import io.trendguard.event.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A question about a list that cannot be answered: each finding names the parameter, its value and what to do about it. */
public final class InvalidListException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    InvalidListException(List<Finding> findings) {
        super(findings.stream().map(Finding::sentence).collect(Collectors.joining(" ")));
        this.findings = List.copyOf(findings);
    }

    InvalidListException(String parameter, String value, String remedy) {
        this(List.of(new Finding(parameter, value, remedy)));
    }

    /** All that is wrong. */
    public List<Finding> findings() {
        return findings;
    }
}
