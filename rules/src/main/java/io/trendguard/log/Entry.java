package io.trendguard.log;

import io.trendguard.event.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry as it was read back.
 *
 * @param tenant whose log it is in
 * @param position from 0, without gaps, per tenant
 * @param kind what it tells
 * @param schemaVersion version of the payload's schema
 * @param time known-at of what it records
 * @param payload canonical JSON; absent once erased
 * @param leafHash the RFC 6962 leaf: SHA-256(0x00 ‖ header with commitment)
 */
public record Entry(
        Tenant tenant,
        long position,
        EntryKind kind,
        int schemaVersion,
        Instant time,
        Optional<byte[]> payload,
        byte[] leafHash) {}
