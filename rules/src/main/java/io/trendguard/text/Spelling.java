package io.trendguard.text;

/** What a text says in the spelling of its standard, or why it says nothing. */
public sealed interface Spelling {
    /** The standard's own spelling. */
    record Known(String text) implements Spelling {}

    /**
     * Nothing that the standard knows.
     *
     * @param remedy what is wrong and what to send instead, as the rest of a sentence that begins with the field; never
     *     repeats the text
     */
    record Refused(String remedy) implements Spelling {}

    /** A text without the blanks and invisible characters that copying leaves around it. */
    static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isPadding(text.charAt(start))) {
            start++;
        }
        while (end > start && isPadding(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isPadding(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}
