package io.trendguard.audit.proof;

/** Where a tree keeps its hashes: numbered places of 32 bytes, filled once and in order. */
public interface HashStore {
    byte[] get(long place);

    void put(long place, byte[] hash);
}
