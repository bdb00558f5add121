package io.trendguard.log;

/** What an entry of the log tells. The order is part of the format: append only. */
public enum EntryKind {
    EVENT,
    DECISION,
    ALLOCATION,
    TREATMENT,
    ATTEMPT,
    DELIVERY,
    DISPOSITION,
    PUBLICATION,
    REJECTION,
    SNAPSHOT
}
