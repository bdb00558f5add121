package io.trendguard.audit.segment;

import java.util.Arrays;

/** Most of a preallocated segment is zeros; they are passed over a word at a time. */
final class Zeros {
    private static final byte[] SOME = new byte[1 << 16];

    private Zeros() {}

    /** The first byte at or after {@code from} that is not zero; the length if there is none. */
    static int skip(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at += SOME.length) {
            int length = Math.min(SOME.length, bytes.length - at);
            int found = Arrays.mismatch(bytes, at, at + length, SOME, 0, length);
            if (found >= 0) {
                return at + found;
            }
        }
        return bytes.length;
    }

    /** Whether nothing else is there. */
    static boolean only(byte[] bytes) {
        return skip(bytes, 0) == bytes.length;
    }
}
