package io.trendguard.channels.outbox;

import io.trendguard.channels.HandOver;
import io.trendguard.channels.OutboundChannel;
import io.trendguard.channels.Outgoing;
import io.trendguard.channels.outbox.OutboxState.Job;
import io.trendguard.channels.outbox.Prepared.Later;
import io.trendguard.channels.outbox.Prepared.Never;
import io.trendguard.channels.outbox.Prepared.Ready;
import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.payload.AttemptPayload;
import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One treatment on its way out: checked at the moment of sending, attempt durable, handed over, result durable. Whatever
 * breaks between the last two leaves it in doubt, and a doubt is never sent again.
 */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final OutboxState state;
    private final OutboxLog log;
    private final Preparation preparation;
    private final Map<Channel, OutboundChannel> channels;
    private final OutboxSettings settings;
    private final InstantSource clock;

    Sending(
            OutboxState state,
            OutboxLog log,
            Preparation preparation,
            Map<Channel, OutboundChannel> channels,
            OutboxSettings settings,
            InstantSource clock) {
        this.state = state;
        this.log = log;
        this.preparation = preparation;
        this.channels = Map.copyOf(channels);
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes a job to its end and releases it. */
    void send(Job job) {
        try {
            Prepared prepared = prepare(job.tenant(), job.treatment(), clock.instant());
            if (prepared instanceof Later later) {
                state.postpone(job, later.until(), later.note());
            } else if (prepared instanceof Never never) {
                neverSent(job, never);
            } else if (prepared instanceof Ready ready) {
                attempt(job, ready);
            }
        } finally {
            state.release(job);
        }
    }

    /** Whether a treatment may go at that moment. */
    Prepared prepare(Tenant tenant, Treatment treatment, Instant now) {
        if (!channels.containsKey(treatment.channel())) {
            return new Never(List.of(Reasons.CHANNEL_NOT_SERVED), "Nothing serves " + treatment.channel() + ".");
        }
        return state.otherOfTheOrder(tenant, treatment)
                .<Prepared>map(other -> new Never(
                        List.of(Reasons.ORDER_ALREADY_CONTACTED), "The order's treatment (" + other + ") went out."))
                .orElseGet(() -> prepareMessage(tenant, treatment, now));
    }

    private Prepared prepareMessage(Tenant tenant, Treatment treatment, Instant now) {
        try {
            return preparation.prepare(tenant, treatment, now);
        } catch (RuntimeException e) { // who cannot tell whether it may be sent does not send it
            LOG.warn("The treatment ({}) could not be checked and waits.", treatment.treatmentId(), e);
            return new Later(now.plus(settings.firstBackoff()), "It could not be checked; the service's log says why.");
        }
    }

    private void neverSent(Job job, Never never) {
        try {
            write(
                    job,
                    DeliveryPayload.notSent(job.treatment(), job.pending().attempts(), never.reasons())
                            .because(never.detail()));
        } catch (LogUnavailableException e) {
            waitForTheLog(job, e);
        }
    }

    private void attempt(Job job, Ready ready) {
        AttemptPayload attempt =
                AttemptPayload.at(job.treatment(), job.pending().attempts() + 1).showing(ready.kept());
        try {
            write(job, attempt);
        } catch (LogUnavailableException e) {
            waitForTheLog(job, e);
            return;
        }
        HandOver result = handOver(ready.outgoing(), job.treatment().channel());
        try {
            write(job, delivery(job, attempt.number(), result));
        } catch (LogUnavailableException e) {
            LOG.warn(
                    "The result of ({}) could not be written; it is in doubt.",
                    job.treatment().treatmentId(),
                    e);
            Instant now = clock.instant();
            state.lostSight(job, now, "Its result could not be written.");
            state.rest("The log cannot be written.", now);
        }
        judge(job.treatment().channel(), result);
    }

    private HandOver handOver(Outgoing outgoing, Channel channel) {
        OutboundChannel way = channels.get(channel);
        if (way == null) {
            throw new IllegalStateException("Nothing serves (%s).".formatted(channel));
        }
        try {
            return way.handOver(outgoing);
        } catch (RuntimeException e) {
            LOG.warn("The hand-over of ({}) broke off.", outgoing.treatmentId(), e);
            return new HandOver.InDoubt("The hand-over broke off; the service's log says where.");
        }
    }

    private static DeliveryPayload delivery(Job job, int attempt, HandOver result) {
        if (result instanceof HandOver.Accepted accepted) {
            return DeliveryPayload.of(job.treatment(), attempt, Result.HANDED_OVER)
                    .under(accepted.reference());
        } else if (result instanceof HandOver.Refused refused) {
            return refused.remedy() == HandOver.Remedy.NONE
                    ? DeliveryPayload.notSent(job.treatment(), attempt, List.of(Reasons.REFUSED_BY_PROVIDER))
                            .because(refused.cause())
                    : DeliveryPayload.of(job.treatment(), attempt, Result.FAILED)
                            .because(refused.cause());
        }
        if (result instanceof HandOver.Unaddressable unaddressable) {
            return DeliveryPayload.notSent(job.treatment(), attempt, List.of(Reasons.ADDRESS_UNUSABLE))
                    .because(unaddressable.cause());
        }
        return DeliveryPayload.of(job.treatment(), attempt, Result.IN_DOUBT)
                .because(((HandOver.InDoubt) result).cause());
    }

    /** A provider that leaves doubts is left alone like one that cannot be reached, or every message would end in doubt. */
    private void judge(Channel channel, HandOver result) {
        if (result instanceof HandOver.Refused refused && refused.remedy() == HandOver.Remedy.PAUSE_CHANNEL) {
            state.fails(channel, refused.cause(), clock.instant());
        } else if (result instanceof HandOver.InDoubt doubt) {
            state.fails(channel, doubt.cause(), clock.instant());
        } else if (!(result instanceof HandOver.Unaddressable)) {
            state.works(channel);
        }
    }

    private void write(Job job, LogPayload payload) {
        Instant now = clock.instant();
        log.write(job.tenant(), payload, now);
        state.take(job.tenant(), payload, now);
    }

    private void waitForTheLog(Job job, LogUnavailableException e) {
        LOG.warn("The log cannot be written; ({}) waits.", job.treatment().treatmentId(), e);
        Instant now = clock.instant();
        state.rest("The log cannot be written.", now);
        state.postpone(job, now.plus(settings.firstBackoff()), "The log cannot be written.");
    }
}
