package io.trendguard.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages of a rulebook by language: {@code messages/<locale>/<name>.txt}, the first line is the subject. */
final class Messages {
    static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}\\s]*)\\}");
    private static final Pattern FILE = Pattern.compile("messages/([^/]+)/([^/]+)\\.txt");

    private final Map<String, SortedMap<String, MessageTemplate>> byLocale;
    private final String fallback;

    private Messages(Map<String, SortedMap<String, MessageTemplate>> byLocale, String fallback) {
        this.byLocale = byLocale;
        this.fallback = fallback;
    }

    static Messages of(RulebookFiles files, String fallback) {
        Map<String, SortedMap<String, MessageTemplate>> byLocale = new TreeMap<>();
        files.texts().forEach((path, text) -> {
            Matcher matcher = FILE.matcher(path);
            if (matcher.matches()) {
                String locale = matcher.group(1);
                String name = matcher.group(2);
                int end = text.indexOf('\n');
                String subject = (end < 0 ? text : text.substring(0, end)).strip();
                String body = end < 0 ? "" : text.substring(end + 1).strip();
                byLocale.computeIfAbsent(locale, l -> new TreeMap<>())
                        .put(name, new MessageTemplate(name, locale, subject, body));
            }
        });
        return new Messages(byLocale, fallback);
    }

    /** The message in the language that fits best: de-AT, then de, then the rulebook's first language. */
    Optional<MessageTemplate> find(String locale, String name) {
        List<String> tries = new ArrayList<>();
        for (String tag = locale; !tag.isEmpty(); ) {
            tries.add(tag);
            int cut = tag.lastIndexOf('-');
            tag = cut < 0 ? "" : tag.substring(0, cut);
        }
        tries.add(fallback);
        return tries.stream()
                .flatMap(tag -> Optional.ofNullable(byLocale.get(tag)).stream())
                .flatMap(messages -> Optional.ofNullable(messages.get(name)).stream())
                .findFirst();
    }

    Set<String> names(String locale) {
        return byLocale.getOrDefault(locale, new TreeMap<>()).keySet();
    }

    /** The names in braces of a message. */
    static Set<String> placeholders(MessageTemplate message) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(message.subject() + "\n" + message.body());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
