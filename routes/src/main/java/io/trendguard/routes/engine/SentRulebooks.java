package io.trendguard.routes.engine;

import io.trendguard.channels.outbox.PublishedRulebooks;
import io.trendguard.contact.SendPolicy;
import io.trendguard.routes.flow.DecisionAssets;
import io.trendguard.rulebook.MessageTemplate;
import io.trendguard.rulebook.Rulebook;
import java.util.Optional;

/** What the outbox reads of the rulebook version that made a decision. */
record SentRulebooks(DecisionAssets assets) implements PublishedRulebooks {
    @Override
    public Optional<MessageTemplate> message(String version, String locale, String name) {
        return assets.published(version).flatMap(rulebook -> rulebook.message(locale, name));
    }

    @Override
    public Optional<SendPolicy> sendPolicy(String version) {
        return assets.published(version).map(Rulebook::sendPolicy);
    }
}
