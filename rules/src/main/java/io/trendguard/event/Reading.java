package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** One event being read: where the reader stands, what it may accept and what it found wrong so far. */
final class Reading {
    private final EventLimits limits;
    private final boolean fromLog;
    private final Deque<String> path = new ArrayDeque<>();
    private final List<Finding> findings = new ArrayList<>(0);
    private Instant latest;
    private boolean personal;

    private Reading(EventLimits limits, Instant latest, boolean fromLog) {
        this.limits = limits;
        this.latest = latest;
        this.fromLog = fromLog;
    }

    /** Reads what a sender wrote: everything is checked. */
    static Reading ofSender(EventLimits limits, Instant now) {
        return new Reading(limits, now.plus(limits.aheadOfClock()), false);
    }

    /** Reads what we logged: people are references and limits have been checked, maybe by an older version. */
    static Reading ofLog() {
        return new Reading(EventLimits.DEFAULTS, Instant.MAX, true);
    }

    /** From here on no time may be later than this plus the tolerance: an event cannot tell of what came after it. */
    void knownAt(Instant knownAt) {
        latest = knownAt.plus(limits.aheadOfClock());
    }

    void enter(String step) {
        path.addLast(step);
    }

    /** Whether the values from here on identify a person, so that no finding may repeat them. */
    void personal(boolean value) {
        personal = value;
    }

    void leave() {
        path.removeLast();
    }

    void refuse(JsonNode value, String remedy) {
        refuse(value.isValueNode() ? value.asText() : value.isArray() ? "a list" : "an object", remedy);
    }

    void refuse(String value, String remedy) {
        findings.add(new Finding(where(), personal && !value.isEmpty() ? Finding.WITHHELD : value, remedy));
    }

    void refuseIn(InvalidEventException found) {
        String where = where();
        found.findings().forEach(finding -> findings.add(where.isEmpty() ? finding : finding.within(where)));
    }

    boolean fromLog() {
        return fromLog;
    }

    EventLimits limits() {
        return limits;
    }

    Instant latest() {
        return latest;
    }

    LocalDate latestDay() {
        return LocalDate.ofInstant(latest, ZoneOffset.ofHours(14)); // it is that day somewhere
    }

    int found() {
        return findings.size();
    }

    boolean enough() {
        return findings.size() >= limits.maxFindings();
    }

    void throwIfRefused() {
        if (!findings.isEmpty()) {
            throw new InvalidEventException(findings);
        }
    }

    private String where() {
        StringBuilder where = new StringBuilder();
        for (Iterator<String> steps = path.iterator(); steps.hasNext(); ) {
            String step = steps.next();
            if (where.length() > 0 && !step.startsWith("[")) {
                where.append('.');
            }
            where.append(step);
        }
        return where.toString();
    }
}
