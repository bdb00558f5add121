package io.trendguard.channels.outbox;

import io.trendguard.contact.SendPolicy;
import io.trendguard.rulebook.MessageTemplate;
import java.util.Optional;

/** The rulebook versions that decided what is sent; published versions are kept for ever. */
public interface PublishedRulebooks {
    /** The template of that name in the language that fits best; absent if the version has none. */
    Optional<MessageTemplate> message(String version, String locale, String name);

    /** The quiet hours, caps and lives that the version states; absent if the version cannot be loaded. */
    Optional<SendPolicy> sendPolicy(String version);
}
