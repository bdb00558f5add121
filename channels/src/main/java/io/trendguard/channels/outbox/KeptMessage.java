package io.trendguard.channels.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trendguard.channels.message.Message;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.Vault;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer was sent, as the log keeps it: word for word, but for the links that answer in the customer's name. It
 * is sealed under the person's key and ends with it.
 *
 * @param locale BCP 47
 * @param subject subject or heading
 * @param body text
 */
public record KeptMessage(String locale, String subject, String body) {
    private static final String FIELD = "message";
    private static final String LINK = "_url";

    /** A message with its links named instead of written. */
    static KeptMessage of(Message message, Map<String, String> placeholders) {
        String body = message.body();
        for (Map.Entry<String, String> filled : placeholders.entrySet()) {
            if (filled.getKey().endsWith(LINK)) {
                body = body.replace(
                        filled.getValue(),
                        "[" + filled.getKey().replace(LINK, " link").replace('_', ' ') + "]");
            }
        }
        return new KeptMessage(message.locale(), message.subject(), body);
    }

    String seal(Vault vault, Tenant tenant, PersonRef person) {
        try {
            return vault.seal(tenant, person, FIELD, Json.mapper().writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message cannot be written as JSON.", e);
        }
    }

    /** What was sealed; absent after the person was erased. */
    public static Optional<KeptMessage> open(Vault vault, Tenant tenant, PersonRef person, String sealed) {
        return vault.open(tenant, person, FIELD, sealed).map(KeptMessage::read);
    }

    private static KeptMessage read(String json) {
        try {
            return Json.mapper().readValue(json, KeptMessage.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A kept message cannot be read. Maybe a newer version wrote it.", e);
        }
    }
}
