package io.trendguard.channels.outbox;

import io.trendguard.event.Tenant;
import io.trendguard.rulebook.MessageTemplate;
import java.util.Optional;

/** Finds the words of a treatment in the rulebook that decided it; published versions are kept for ever. */
public interface MessageBook {
    /** The template of that name in the language that fits best; absent if the version has none. */
    Optional<MessageTemplate> message(Tenant tenant, String rulebookVersion, String locale, String name);
}
