package io.trendguard.warehouse.list;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A word that a column may hold.
 *
 * @param value in filters and rows
 * @param title for people
 */
public record ListWord(String value, String title) {
    /** The words of an enumeration, with titles made of their names. */
    static List<ListWord> of(Class<? extends Enum<?>> words) {
        return Arrays.stream(words.getEnumConstants())
                .map(word -> new ListWord(word.name(), title(word.name())))
                .toList();
    }

    private static String title(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return name.length() < 4 ? name : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }
}
