package io.trendguard.routes.api;

import io.trendguard.channels.message.Message;
import io.trendguard.channels.message.MessageRenderer;
import io.trendguard.channels.message.UnknownPlaceholderException;
import io.trendguard.log.payload.Treatment;
import io.trendguard.rulebook.MessageTemplate;
import io.trendguard.rulebook.Placeholders;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the customer reads. What only the customer may have, a name or a link that answers for them, is told apart in
 * brackets.
 *
 * @param treatmentId the treatment that it is made of
 * @param locale BCP 47 language
 * @param subject subject or heading
 * @param body text
 */
public record WrittenMessage(String treatmentId, String locale, String subject, String body) {
    /** The message of a treatment; absent if its template asks for what the treatment does not know. */
    static Optional<WrittenMessage> of(Treatment treatment, MessageTemplate template) {
        Map<String, String> values = new TreeMap<>();
        Placeholders.PERSONAL.forEach(
                name -> values.put(name, "[" + name.replace('_', ' ').replace("url", "link") + "]"));
        values.putAll(treatment.placeholders());
        try {
            Message message = MessageRenderer.render(template, values);
            return Optional.of(
                    new WrittenMessage(treatment.treatmentId(), message.locale(), message.subject(), message.body()));
        } catch (UnknownPlaceholderException e) {
            return Optional.empty();
        }
    }
}
