package io.trendguard.routes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** What can be wrong with a file, whatever it is: the same file, broken in every way that we know. */
final class FileMistakes {
    private static final long SEED = 20_261_129;
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?\\d+(\\.\\d+)?(?![\\w.])");

    private FileMistakes() {}

    /** The broken contents of a text file, by what is wrong with them. */
    static Map<String, byte[]> of(byte[] valid) {
        String text = new String(valid, UTF_8);
        Map<String, byte[]> broken = new LinkedHashMap<>();
        broken.put("empty", new byte[0]);
        broken.put("blank", " \n\n \n".getBytes(UTF_8));
        broken.put("binary", random());
        broken.put("control characters", "\u0001\u0002\u0007\u001b[31m".getBytes(UTF_8));
        broken.put("in UTF-16", ("\ufeff" + text).getBytes(UTF_16LE));
        broken.put("in Latin-1", ("# Müller\n" + text).getBytes(ISO_8859_1));
        broken.put("half", Arrays.copyOf(valid, valid.length / 2));
        broken.put("the last byte missing", Arrays.copyOf(valid, Math.max(0, valid.length - 2)));
        broken.put("packed and cut off", Arrays.copyOf(packed(valid), packed(valid).length / 2));
        broken.put("packed and damaged", damaged(packed(valid)));
        broken.put("a workbook", "PK\u0003\u0004 [Content_Types].xml".getBytes(ISO_8859_1));
        broken.put("a web page", "<!doctype html><html><body>404 Not found</body></html>".getBytes(UTF_8));
        for (String other : new String[] {
            "null",
            "42",
            "true",
            "\"a text\"",
            "[]",
            "[1, [2, {}]]",
            "{}",
            "{",
            "{\"a\": ",
            "a: b: c",
            "- - -",
            "\tindented",
            "a: [",
            "\"open",
            "%!@",
            "*alias",
            "&a [*a]",
            "!!java.io.File x",
            "NaN",
            "{\"a\": NaN}"
        }) {
            broken.put("holding (" + other.strip() + ")", other.getBytes(UTF_8));
        }
        broken.put("nested deeply", "[".repeat(100_000).getBytes(UTF_8));
        broken.put("nested deeply with keys", "{\"a\":".repeat(20_000).getBytes(UTF_8));
        broken.put("with a number of 2,000 digits", firstNumber(text, "7".repeat(2_000)));
        broken.put("with 1e100000000", firstNumber(text, "1e100000000"));
        broken.put("with a text for a number", firstNumber(text, "\"many\""));
        broken.put("with null for a number", firstNumber(text, "null"));
        broken.put("with a list for a number", firstNumber(text, "[1, 2]"));
        return broken;
    }

    private static byte[] firstNumber(String text, String other) {
        return NUMBER.matcher(text)
                .replaceFirst(Matcher.quoteReplacement(other))
                .getBytes(UTF_8);
    }

    private static byte[] random() {
        byte[] bytes = new byte[3_000];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }

    static byte[] packed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] damaged(byte[] packed) {
        byte[] copy = packed.clone();
        for (int i = copy.length / 3; i < copy.length / 2; i++) {
            copy[i] ^= 0x55;
        }
        return copy;
    }
}
