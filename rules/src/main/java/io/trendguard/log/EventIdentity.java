package io.trendguard.log;

import io.trendguard.event.EventKey;
import java.util.Arrays;

/**
 * What is kept of an event for ever, to decide it once.
 *
 * @param key hash of its name
 * @param contentHash keyed hash (32 bytes) of what it says; keyed so that it cannot be guessed back
 * @param asSentHash the same over the event as it was sent, which logs of earlier versions hold
 */
public record EventIdentity(EventKey key, byte[] contentHash, byte[] asSentHash) {
    /** An identity as the log holds it, with one hash. */
    public EventIdentity(EventKey key, byte[] contentHash) {
        this(key, contentHash, contentHash);
    }

    /** Whether an event on the log, which has the same key, says the same. */
    public boolean saysTheSameAs(EventIdentity logged) {
        return Arrays.equals(logged.contentHash, contentHash) || Arrays.equals(logged.contentHash, asSentHash);
    }
}
