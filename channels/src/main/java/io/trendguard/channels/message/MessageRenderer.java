package io.trendguard.channels.message;

import io.trendguard.rulebook.MessageTemplate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookup;

/**
 * Fills a template's named placeholders. Values are put in literally and once: no expressions, no defaults, no lookups,
 * and a value that looks like a placeholder stays as it is.
 */
public final class MessageRenderer {
    private static final char NEVER = '\0';

    private MessageRenderer() {}

    /**
     * The message that a template makes of these values.
     *
     * @param placeholders name to text; names the template does not use are ignored
     * @throws UnknownPlaceholderException if the template asks for what is not there, or has a brace that opens nothing
     */
    public static Message render(MessageTemplate template, Map<String, String> placeholders) {
        check(template, placeholders.keySet());
        StringLookup values = name -> placeholders.getOrDefault(name, "");
        String subject = fill(template.subject(), values);
        String body = fill(template.body(), values);
        return new Message(template.name(), template.locale(), oneLine(subject).strip(), manyLines(body));
    }

    private static void check(MessageTemplate template, Set<String> known) {
        Set<String> missing = new TreeSet<>();
        String words = fill(template.subject() + "\n" + template.body(), name -> {
            if (!known.contains(name)) {
                missing.add(name);
            }
            return "";
        });
        if (!missing.isEmpty() || words.indexOf('{') >= 0 || words.indexOf('}') >= 0) {
            throw new UnknownPlaceholderException(template, missing, known);
        }
    }

    private static String fill(String text, StringLookup values) {
        return new StringSubstitutor(values, "{", "}", NEVER)
                .setValueDelimiterMatcher(null)
                .setDisableSubstitutionInValues(true)
                .setEnableSubstitutionInVariables(false)
                .replace(text);
    }

    /** A line break in a header would begin another header, so it becomes a space, as every control character does. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
    }

    private static String manyLines(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cc}\\u2028\\u2029&&[^\\n\\t]]+", " ");
    }
}
