package io.trendguard.routes.treatment;

import io.trendguard.channels.reply.ReplyLinks;
import io.trendguard.channels.reply.ReplyLinks.Reply;
import io.trendguard.channels.reply.ReplyLinks.Says;
import io.trendguard.contact.ContactReading.ConsentState;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.state.ContactBook;
import io.trendguard.rulebook.MessageTemplate;
import io.trendguard.rulebook.Rulebook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What customers say by the links under their messages. */
public final class Replies {
    private final ReplyLinks links;
    private final Dispositions dispositions;
    private final ContactBook contacts;
    private final ProjectedLog log;
    private final Function<String, Optional<Rulebook>> rulebooks;
    private final InstantSource clock;
    private final ReplyRate rate = new ReplyRate();

    /** @param rulebooks rulebooks that were published once, by version */
    public Replies(
            ReplyLinks links,
            Dispositions dispositions,
            ContactBook contacts,
            ProjectedLog log,
            Function<String, Optional<Rulebook>> rulebooks,
            InstantSource clock) {
        this.rulebooks = rulebooks;
        this.links = links;
        this.dispositions = dispositions;
        this.contacts = contacts;
        this.log = log;
        this.clock = clock;
    }

    /** What a link says; absent if it was not made here. */
    public Optional<Reply> read(String token) {
        return links.read(token);
    }

    /** The treatment that a link is about; absent if it is unknown or erased. */
    public Optional<Treatment> treatment(Reply reply) {
        return dispositions.treatment(reply.tenant(), reply.treatmentId());
    }

    /** What stands on the page: the message again without its links, then what it promised. */
    public List<MessageTemplate> shown(Treatment treatment) {
        return rulebooks.apply(treatment.rulebookVersion()).stream()
                .flatMap(rulebook -> PageText.of(treatment, rulebook).stream())
                .toList();
    }

    /** What a link for another answer to the same treatment carries. */
    public String token(Reply reply, Says says) {
        return links.token(reply.tenant(), reply.treatmentId(), says);
    }

    /**
     * Logs what a link says if it changes anything; returns when it is durable.
     *
     * @return false if the answer changed too often lately, and stays what it was
     */
    public boolean take(Reply reply, Treatment treatment) {
        Instant now = clock.instant();
        synchronized (dispositions.lock(reply.tenant(), reply.treatmentId())) {
            if (reply.says() == Says.OPT_OUT && refused(reply, treatment, now)) {
                return true;
            }
            Optional<DispositionPayload> said = dispositions.payload(reply, now);
            if (said.isEmpty()) {
                return true;
            }
            if (reply.says() != Says.OPT_OUT && !rate.take(treatment.treatmentId(), now)) {
                return false;
            }
            log.append(reply.tenant(), now, List.of(said.get())).durable().join();
            return true;
        }
    }

    private boolean refused(Reply reply, Treatment treatment, Instant now) {
        return contacts.reading(reply.tenant(), treatment.person(), now)
                        .on(treatment.channel())
                        .consent()
                == ConsentState.REFUSED;
    }
}
