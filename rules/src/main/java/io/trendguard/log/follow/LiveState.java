package io.trendguard.log.follow;

/**
 * State that decisions read, so that it sees an entry as soon as that has its place, before it is durable. Entries of one
 * person come in order; otherwise the order may differ from that of places, so what is derived must not depend on it. It is
 * thrown away and rebuilt if an entry that it has seen never becomes durable.
 */
public interface LiveState {
    /** Takes one entry. */
    void take(LoggedPayload entry);
}
