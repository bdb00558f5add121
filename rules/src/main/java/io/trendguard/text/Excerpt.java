package io.trendguard.text;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;

/** The beginning of a text, for messages; never ends inside a character, be it a pair, an emoji or a letter with accents. */
public final class Excerpt {
    private static final String MORE = "...";

    private Excerpt() {}

    /** The text, or its beginning and dots where it has more than {@code most} characters; halves of characters are marked. */
    public static String of(String text, int most) {
        return of(text, most, MORE);
    }

    /** The same with one sign in place of three dots, where room is short. */
    public static String ellipsis(String text, int most) {
        return of(text, most, "\u2026");
    }

    private static String of(String text, int most, String more) {
        String whole = whole(text.length() > 4L * most ? text.substring(0, 4 * most) : text);
        if (length(text) <= most) {
            return whole;
        }
        int limit = whole.offsetByCodePoints(0, Math.min(most - more.length(), length(whole)));
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(whole);
        int end = characters.isBoundary(limit) ? limit : characters.preceding(limit);
        return whole.substring(0, end > 0 ? end : limit) + more;
    }

    /** How many characters a text has: code points, as JSON Schema counts them. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String whole(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
