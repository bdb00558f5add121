package io.trendguard.event;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The known word that is equal but for case and separators, or else at most two letters off. */
    static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > 60) {
            return Optional.empty();
        }
        String plain = plain(word);
        return known.stream()
                .filter(candidate -> distance(plain, plain(candidate)) <= Math.min(2, candidate.length() / 3))
                .min(Comparator.<String>comparingInt(candidate -> distance(plain, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code Maybe you meant (x)} as the end of a remedy; empty if nothing is near. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known).map("; maybe you meant (%s)"::formatted).orElse("");
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private static int distance(String a, String b) { // Levenshtein
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
