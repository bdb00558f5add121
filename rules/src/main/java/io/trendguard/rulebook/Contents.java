package io.trendguard.rulebook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the customer's page shows behind the link of a message, by language: {@code content/<locale>/<name>.txt}, or
 * {@code content/<locale>/<name>/<category>.txt} for the products of one category. The first line is the heading.
 */
final class Contents {
    private static final Pattern FILE = Pattern.compile("content/([^/]+)/([^/]+)(/[^/]+)?[.]txt");

    private final Map<String, MessageTemplate> byPlace = new TreeMap<>();

    private Contents() {}

    static Contents of(RulebookFiles files) {
        Contents contents = new Contents();
        files.texts().forEach((path, text) -> {
            Matcher matcher = FILE.matcher(path);
            String[] parts = text.strip().split("\n", 2);
            if (matcher.matches() && parts.length == 2 && !parts[1].isBlank()) {
                String name =
                        matcher.group(2) + Optional.ofNullable(matcher.group(3)).orElse("");
                contents.byPlace.put(
                        matcher.group(1) + "/" + name,
                        new MessageTemplate(name, matcher.group(1), parts[0].strip(), parts[1].strip()));
            }
        });
        return contents;
    }

    /** The content in exactly that language, for the category if there is one for it. */
    Optional<MessageTemplate> find(String locale, String name, Optional<String> category) {
        String general = locale + "/" + name;
        return category.map(told -> byPlace.get(general + "/" + file(told)))
                .or(() -> Optional.ofNullable(byPlace.get(general)));
    }

    /** Whether it is written in that language for anything at all. */
    boolean isWritten(String locale, String name) {
        return !words(locale, name).isEmpty();
    }

    /** All that the page may show under that name. */
    String words(String locale, String name) {
        StringBuilder words = new StringBuilder();
        String general = locale + "/" + name;
        byPlace.forEach((place, content) -> {
            if (place.equals(general) || place.startsWith(general + "/")) {
                words.append(content.subject())
                        .append('\n')
                        .append(content.body())
                        .append('\n');
            }
        });
        return words.toString();
    }

    /** A category as its file is named: "Summer dresses" is in {@code summer-dresses.txt}. */
    private static String file(String category) {
        return category.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
