package io.trendguard.log;

import java.time.Instant;

/**
 * An entry that is about to be appended.
 *
 * @param kind what it tells
 * @param schemaVersion version of the payload's schema, from 1
 * @param time when the fact that it records was known; becomes part of the permanent header
 * @param payload canonical JSON; can be erased later without breaking a proof
 */
public record NewEntry(EntryKind kind, int schemaVersion, Instant time, byte[] payload) {}
