package io.trendguard.channels;

import io.trendguard.channels.message.Message;
import io.trendguard.channels.message.MessageRenderer;
import io.trendguard.channels.message.UnknownPlaceholderException;
import io.trendguard.channels.reply.ReplyLinks;
import io.trendguard.channels.reply.ReplyLinks.Says;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.Treatment;
import io.trendguard.rulebook.MessageTemplate;

/**
 * Makes the answer of a checkout call from a treatment. The answer is the hand-over: treatment and attempt are durable
 * before it, its delivery is written after it, and an answer of which nobody knows whether it went out stays in doubt.
 * Asking again with the same event gives the same answer, which is why it may be made from the log at any time.
 */
public final class CheckoutAnswers {
    private final ReplyLinks links;

    public CheckoutAnswers(ReplyLinks links) {
        this.links = links;
    }

    /** @throws UnknownPlaceholderException if the template asks for what the treatment does not know; nothing is shown */
    public CheckoutAnswer answer(Tenant tenant, Treatment treatment, MessageTemplate template) {
        String id = treatment.treatmentId();
        Message message = MessageRenderer.render(template, links.with(tenant, id, treatment.placeholders()));
        return new CheckoutAnswer(
                id,
                treatment.intervention(),
                message.locale(),
                message.subject(),
                message.body(),
                links.link(tenant, id, Says.ACCEPT),
                links.link(tenant, id, Says.REFUSE),
                links.link(tenant, id, Says.UNDO),
                links.link(tenant, id, Says.PAGE),
                treatment.expiresAt());
    }
}
