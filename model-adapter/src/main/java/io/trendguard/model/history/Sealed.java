package io.trendguard.model.history;

import java.util.Arrays;
import java.util.zip.CRC32C;

/** A stored value with the CRC32C of its key and itself behind it: a value that is damaged, or of another key, is noticed. */
final class Sealed {
    private static final int SUM = Integer.BYTES;

    private Sealed() {}

    static byte[] of(byte[] key, byte[] value) {
        byte[] kept = Arrays.copyOf(value, value.length + SUM);
        int sum = sum(key, value, value.length);
        for (int i = 0; i < SUM; i++) {
            kept[value.length + i] = (byte) (sum >>> (8 * (SUM - 1 - i)));
        }
        return kept;
    }

    static boolean isWhole(byte[] key, byte[] kept) {
        int length = kept.length - SUM;
        if (length < 0) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < SUM; i++) {
            sum = (sum << 8) | (kept[length + i] & 0xFF);
        }
        return sum == sum(key, kept, length);
    }

    /** The value of a whole one. */
    static byte[] value(byte[] kept) {
        return Arrays.copyOf(kept, kept.length - SUM);
    }

    private static int sum(byte[] key, byte[] value, int length) {
        CRC32C crc = new CRC32C();
        crc.update(key);
        crc.update(value, 0, length);
        return (int) crc.getValue();
    }
}
