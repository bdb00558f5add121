package io.trendguard.json;

import java.util.Arrays;

/** Collects JSON text as UTF-8 bytes; most of it is ASCII and needs no second pass. */
final class Utf8Buffer {
    private byte[] bytes = new byte[4096];
    private int size;

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    int size() {
        return size;
    }

    void copy(int from, byte[] target, int at, int length) {
        System.arraycopy(bytes, from, target, at, length);
    }

    void replace(int from, byte[] with) {
        System.arraycopy(with, 0, bytes, from, with.length);
    }

    void ascii(char c) {
        ensure(1);
        bytes[size++] = (byte) c;
    }

    void ascii(CharSequence text) {
        int length = text.length();
        ensure(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    /** A member's name with its quotes and its colon. */
    void member(byte[] name) {
        ensure(name.length + 3);
        bytes[size++] = '"';
        System.arraycopy(name, 0, bytes, size, name.length);
        size += name.length;
        bytes[size++] = '"';
        bytes[size++] = ':';
    }

    /**
     * A JSON string with its quotes, escaped as RFC 8785 asks. Half a character would turn into a question mark, so that
     * two texts had the same bytes; it is refused.
     */
    void quoted(String text) {
        int length = text.length();
        ensure(3 * length + 2);
        bytes[size++] = '"';
        for (int i = plain(text); i < length; i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                bytes[size++] = (byte) c;
            } else if (c < 0x80) {
                escaped(c);
                ensure(3 * (length - i) + 1);
            } else if (Character.isSurrogate(c)) {
                if (i + 1 == length || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw new IllegalArgumentException(
                            "The text holds half a character (U+%04X) at place %d.".formatted((int) c, i + 1));
                }
                point(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                point(c);
            }
        }
        bytes[size++] = '"';
    }

    /** Writes the text up to the first character that is not written as it is, which mostly is all of it. */
    private int plain(String text) {
        byte[] target = bytes;
        int at = size;
        int length = text.length();
        int i = 0;
        while (i < length && isPlain(text.charAt(i))) {
            target[at + i] = (byte) text.charAt(i);
            i++;
        }
        size = at + i;
        return i;
    }

    private static boolean isPlain(char c) {
        return c < 0x80 && c >= 0x20 && c != '"' && c != '\\';
    }

    private void escaped(char c) {
        ensure(6);
        ascii('\\');
        switch (c) {
            case '"', '\\' -> ascii(c);
            case '\b' -> ascii('b');
            case '\t' -> ascii('t');
            case '\n' -> ascii('n');
            case '\f' -> ascii('f');
            case '\r' -> ascii('r');
            default -> {
                ascii("u00");
                ascii(Character.forDigit(c >> 4, 16));
                ascii(Character.forDigit(c & 15, 16));
            }
        }
    }

    private void point(int code) {
        if (code < 0x800) {
            bytes[size++] = (byte) (0xC0 | (code >> 6));
        } else {
            if (code < 0x10000) {
                bytes[size++] = (byte) (0xE0 | (code >> 12));
            } else {
                bytes[size++] = (byte) (0xF0 | (code >> 18));
                bytes[size++] = (byte) (0x80 | ((code >> 12) & 0x3F));
            }
            bytes[size++] = (byte) (0x80 | ((code >> 6) & 0x3F));
        }
        bytes[size++] = (byte) (0x80 | (code & 0x3F));
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
