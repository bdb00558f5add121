package io.trendguard.audit.segment;

import java.util.OptionalInt;

/** Finds which one bit was flipped, from what the CRC32C of the bytes is and should be. */
final class FlippedBit {
    private static final int POLYNOMIAL = 0x82F63B78;
    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
            }
            TABLE[i] = crc;
        }
    }

    private FlippedBit() {}

    /**
     * The byte, counted from the first of {@code length} bytes, in which one flipped bit explains the difference. A flip in
     * the sum itself shows as a difference of one bit and is counted from the end of the bytes.
     *
     * @param difference of the two sums (exclusive or)
     */
    static OptionalInt locate(int difference, int length) {
        int[] effects = new int[8];
        for (int bit = 0; bit < 8; bit++) {
            effects[bit] = TABLE[1 << bit];
        }
        for (int at = length - 1; at >= 0; at--) {
            for (int bit = 0; bit < 8; bit++) {
                if (effects[bit] == difference) {
                    return OptionalInt.of(at);
                }
                effects[bit] = effects[bit] >>> 8 ^ TABLE[effects[bit] & 0xFF];
            }
        }
        if (Integer.bitCount(difference) == 1) {
            return OptionalInt.of(length + 3 - Integer.numberOfTrailingZeros(difference) / 8);
        }
        return OptionalInt.empty();
    }
}
