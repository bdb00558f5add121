package io.trendguard.model.history;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Numbers and names in rows: big-endian and unsigned, so that the order of bytes is the order of time. */
final class Bytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    /** The largest number that fits six bytes. */
    static final long MAX_48 = (1L << 48) - 1;

    private Bytes() {}

    static long long64(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    static void put64(byte[] bytes, int offset, long value) {
        LONG.set(bytes, offset, value);
    }

    static long long48(byte[] bytes, int offset) {
        return offset >= Short.BYTES
                ? (long) LONG.get(bytes, offset - Short.BYTES) & MAX_48
                : ((short) SHORT.get(bytes, offset) & 0xffffL) << 32
                        | ((int) INT.get(bytes, offset + Short.BYTES) & 0xffff_ffffL);
    }

    static void put48(byte[] bytes, int offset, long value) {
        if (value < 0 || value > MAX_48) {
            throw new IllegalArgumentException("The number (%d) does not fit six bytes.".formatted(value));
        }
        SHORT.set(bytes, offset, (short) (value >>> 32));
        INT.set(bytes, offset + 2, (int) value);
    }

    static int int32(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset);
    }

    static void put32(byte[] bytes, int offset, int value) {
        INT.set(bytes, offset, value);
    }

    /** A text of fixed width, cut at a character if it is longer, filled up with zeros. */
    static void putText(byte[] bytes, int offset, int width, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(utf8.length, width);
        while (length < utf8.length && length > 0 && (utf8[length] & 0xc0) == 0x80) {
            length--;
        }
        System.arraycopy(utf8, 0, bytes, offset, length);
    }

    static String text(byte[] bytes, int offset, int width) {
        int length = 0;
        while (length < width && bytes[offset + length] != 0) {
            length++;
        }
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    /** 64 bits that stand for a name: FNV-1a with a final mix. Never 0, which stands for no name. */
    static long hash(String name) {
        return hash(0xcbf29ce484222325L, name);
    }

    static long hash(String first, String second) {
        return hash(hash(first), second);
    }

    private static long hash(long seed, String name) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            hash = (hash ^ (c & 0xff)) * 0x100000001b3L;
            hash = (hash ^ (c >>> 8)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** Spreads a number over all 64 bits; never 0, which stands for no name. */
    static long mix(long number) {
        long hash = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
