package io.trendguard.log;

/**
 * The durable head of one tenant's log.
 *
 * @param size number of durable entries
 * @param rootHash RFC 6962 root, hexadecimal
 * @param checkpoint the latest C2SP signed note
 */
public record Head(long size, String rootHash, String checkpoint) {}
