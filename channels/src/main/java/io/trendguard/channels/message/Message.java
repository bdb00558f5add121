package io.trendguard.channels.message;

/**
 * What a customer reads: plain text, every placeholder filled.
 *
 * @param template name of the template it was made from
 * @param locale BCP 47 language of the template
 * @param subject subject or heading, one line
 * @param body text; lines end with a line feed
 */
public record Message(String template, String locale, String subject, String body) {
    public Message {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The subject of (%s) has a control character. A subject is one line of text.".formatted(template));
        }
    }
}
