package io.trendguard.warehouse;

import io.trendguard.point.DecisionPoint;

/** 64-bit FNV-1a hashes of names: comparing numbers is many times faster than comparing texts. */
final class Hash {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    /** Of what an outcome is reported of, at a decision point. */
    static long of(DecisionPoint point, String key) {
        return more(more(more(BASIS, point.name()), "\n"), key);
    }

    /** Of a name. */
    static long of(String name) {
        return more(BASIS, name);
    }

    private static long more(long begun, String text) {
        long hash = begun;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}
