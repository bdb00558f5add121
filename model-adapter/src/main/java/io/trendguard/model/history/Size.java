package io.trendguard.model.history;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size as shops write it, made comparable: {@code xl}, {@code XL} and {@code Xl } are one size, {@code 2XL} is
 * {@code XXL}, {@code 38+} and {@code 38.5} are half a size above {@code 38}, {@code 3332} and {@code W33/L32} are one
 * pair of trousers. Sizes of different systems are never compared: a 10 is not smaller than an M.
 *
 * @param system how it counts
 * @param halves the number in halves of a size, so that it grows with the size; 0 where the system has no order
 * @param word the size in one way of writing
 */
public record Size(Scale system, int halves, String word) {

    /** How sizes count. The codes are part of the stored form. */
    public enum Scale {
        /** One size for all. */
        UNSIZED(1),
        /** XS, S, M, L, XL; M is 0. */
        LETTERS(2),
        /** Up to 16: British and American shoes, dresses. */
        SMALL_NUMBERS(3),
        /** 17 to 29: short sizes, waists in inches, children's shoes. */
        SHORT_NUMBERS(4),
        /** 30 to 64: European clothes and shoes. */
        EUROPEAN(5),
        /** 65 to 199: height in centimetres. */
        BODY_HEIGHT(6),
        /** Waist and inside leg in inches; the waist is the number. */
        WAIST_AND_LENGTH(7),
        /** Anything else. */
        OTHER(8);

        private static final Scale[] ALL = values();

        private final int code;
        private final String word;

        Scale(int code) {
            this.code = code;
            this.word = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        static Scale of(int code) {
            for (Scale system : ALL) {
                if (system.code == code) {
                    return system;
                }
            }
            throw new IllegalArgumentException("There is no system of sizes (%d).".formatted(code));
        }

        /** Its word as a feature, for example {@code waist and length}. */
        public String word() {
            return word;
        }
    }

    private static final Map<String, Integer> LETTERS = Map.of("S", -1, "M", 0, "L", 1);
    private static final Set<String> UNSIZED =
            Set.of("UNSIZED", "ONE SIZE", "ONESIZE", "OS", "UNI", "TU", "EINHEITSGR\u00d6SSE");
    private static final Pattern MANY_X = Pattern.compile("(?:(\\d)|(X*))X([SL])");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})(\\+|[.,]5|[.,]0)?");
    private static final Pattern TROUSERS = Pattern.compile("W?(\\d\\d)[ /]*L?(\\d\\d)");

    /** Shops write few sizes, each many times over; what is read is kept, up to so many spellings. */
    private static final int MOST_KEPT = 4096;

    private static final int LONGEST_KEPT = 32;
    private static final Map<String, Size> READ = new ConcurrentHashMap<>();

    /** The size of that spelling. */
    public static Size of(String spelling) {
        Size kept = READ.get(spelling);
        if (kept != null) {
            return kept;
        }
        Size size = read(spelling);
        if (READ.size() < MOST_KEPT && spelling.length() <= LONGEST_KEPT) {
            READ.put(spelling, size);
        }
        return size;
    }

    private static Size read(String spelling) {
        String text = spelling.strip().toUpperCase(Locale.ROOT);
        if (UNSIZED.contains(text)) {
            return new Size(Scale.UNSIZED, 0, "UNSIZED");
        }
        Integer letter = LETTERS.get(text);
        if (letter != null) {
            return new Size(Scale.LETTERS, 2 * letter, text);
        }
        Matcher x = MANY_X.matcher(text);
        if (x.matches()) {
            int count = x.group(1) != null
                    ? Integer.parseInt(x.group(1))
                    : x.group(2).length() + 1;
            if (count >= 1) {
                int steps = x.group(3).equals("L") ? 1 + count : -1 - count;
                return new Size(Scale.LETTERS, 2 * steps, "X".repeat(count) + x.group(3));
            }
        }
        Matcher trousers = TROUSERS.matcher(text);
        if (trousers.matches()) {
            String word = trousers.group(1) + "/" + trousers.group(2);
            return new Size(Scale.WAIST_AND_LENGTH, 2 * Integer.parseInt(trousers.group(1)), word);
        }
        Matcher number = NUMBER.matcher(text);
        return number.matches() ? ofNumber(number) : new Size(Scale.OTHER, 0, text);
    }

    private static Size ofNumber(Matcher matched) {
        int number = Integer.parseInt(matched.group(1));
        String rest = matched.group(2) == null ? "" : matched.group(2);
        boolean half = rest.equals("+") || rest.endsWith("5");
        Scale system = number <= 16
                ? Scale.SMALL_NUMBERS
                : number <= 29
                        ? Scale.SHORT_NUMBERS
                        : number <= 64 ? Scale.EUROPEAN : number <= 199 ? Scale.BODY_HEIGHT : Scale.OTHER;
        int halves = system == Scale.OTHER ? 0 : 2 * number + (half ? 1 : 0);
        return new Size(system, halves, number + (half ? "+" : ""));
    }

    /** The size as a number that grows with the size; absent where the system has no order. */
    public OptionalDouble number() {
        return number(system, halves);
    }

    private static OptionalDouble number(Scale system, int halves) {
        return system == Scale.UNSIZED || system == Scale.OTHER
                ? OptionalDouble.empty()
                : OptionalDouble.of(halves / 2.0);
    }

    /** A number that stands for the size, 24 bits wide; never 0, which stands for no size. */
    int code() {
        int detail = system == Scale.OTHER || system == Scale.WAIST_AND_LENGTH
                ? (int) (Bytes.hash(word) & 0xff) << 8 | (halves & 0xff)
                : halves & 0xffff;
        return system.code << 16 | detail;
    }

    /** The system of a stored code; the code must not be 0. */
    public static Scale systemOf(int code) {
        return Scale.of(code >>> 16);
    }

    /** The number of a stored code, as {@link #number()} gives it. */
    public static OptionalDouble numberOf(int code) {
        Scale system = systemOf(code);
        return number(system, system == Scale.WAIST_AND_LENGTH ? code & 0xff : (short) code);
    }
}
