package io.trendguard.log;

import io.trendguard.event.EventKey;

/**
 * What is kept of an event for ever, to decide it once.
 *
 * @param key hash of its name
 * @param contentHash keyed hash (32 bytes) of its content as it was sent; keyed so that it cannot be guessed back
 */
public record EventIdentity(EventKey key, byte[] contentHash) {}
