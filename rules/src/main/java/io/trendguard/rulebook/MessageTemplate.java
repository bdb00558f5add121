package io.trendguard.rulebook;

/**
 * A message with named placeholders such as <code>{product_name}</code>; the first line of its file is the subject.
 *
 * @param name for example {@code exchange-credit-email}
 * @param locale BCP 47
 * @param subject subject or heading
 * @param body text
 */
public record MessageTemplate(String name, String locale, String subject, String body) {}
