package io.trendguard.channels.message;

import io.trendguard.rulebook.MessageTemplate;
import java.util.Set;
import java.util.TreeSet;

/** A template asks for something that is not known of this treatment; the message is not sent. */
public final class UnknownPlaceholderException extends IllegalArgumentException {
    private final Set<String> placeholders;

    UnknownPlaceholderException(MessageTemplate template, Set<String> missing, Set<String> known) {
        super(sentence(template, missing, known));
        this.placeholders = Set.copyOf(missing);
    }

    private static String sentence(MessageTemplate template, Set<String> missing, Set<String> known) {
        return missing.isEmpty()
                ? "The template (%s) in (%s) has a brace that is no placeholder. Write placeholders as {product_name}."
                        .formatted(template.name(), template.locale())
                : "The template (%s) in (%s) asks for %s, which this treatment does not know. Known are %s."
                        .formatted(template.name(), template.locale(), missing, new TreeSet<>(known));
    }

    /** The names that are missing. */
    public Set<String> placeholders() {
        return placeholders;
    }
}
