package io.trendguard.routes.engine;

import io.trendguard.channels.reply.ReplyLinks;
import io.trendguard.channels.reply.ReplyLinks.Reply;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What customers say by the links under their messages. */
public final class Replies {
    private final ReplyLinks links;
    private final Dispositions dispositions;
    private final ProjectedLog log;
    private final InstantSource clock;

    Replies(ReplyLinks links, Dispositions dispositions, ProjectedLog log, InstantSource clock) {
        this.links = links;
        this.dispositions = dispositions;
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

    /** What a link for another answer to the same treatment carries. */
    public String token(Reply reply, ReplyLinks.Says says) {
        return links.token(reply.tenant(), reply.treatmentId(), says);
    }

    /** Logs what a link says, once; returns when it is durable. */
    public void take(Reply reply) {
        Instant now = clock.instant();
        dispositions
                .payload(reply, now)
                .ifPresent(said ->
                        log.append(reply.tenant(), now, List.of(said)).durable().join());
    }
}
