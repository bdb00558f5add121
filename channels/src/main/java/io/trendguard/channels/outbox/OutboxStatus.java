package io.trendguard.channels.outbox;

import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the outbox stands.
 *
 * @param waiting treatments that are to be sent later or now
 * @param underWay being handed over
 * @param handedOver by channel
 * @param inDoubt each of them, until somebody settles it
 * @param failedAttempts hand-overs that certainly failed and were or will be tried again
 * @param notSent by reason code
 * @param settledSent doubts that turned out to have been sent
 * @param settledNotSent doubts that turned out not to have been sent
 * @param settledUnknown doubts that were closed although nobody knows
 * @param sentAgain how often a person had a message sent again
 * @param paused channels that are left alone for a while
 * @param trouble why the outbox itself cannot work, empty if it can
 */
public record OutboxStatus(
        int waiting,
        int underWay,
        Map<Channel, Long> handedOver,
        List<Doubt> inDoubt,
        long failedAttempts,
        Map<String, Long> notSent,
        long settledSent,
        long settledNotSent,
        long settledUnknown,
        long sentAgain,
        List<PausedChannel> paused,
        String trouble) {
    public OutboxStatus {
        handedOver = Map.copyOf(handedOver);
        inDoubt = List.copyOf(inDoubt);
        notSent = Map.copyOf(notSent);
        paused = List.copyOf(paused);
    }

    /** A message of which nobody knows whether the provider took it. */
    public record Doubt(
            Tenant tenant,
            String treatmentId,
            String orderId,
            Channel channel,
            int attempt,
            Instant since,
            String cause) {}

    /** A channel that is left alone after failures, until a time at which one message tries again. */
    public record PausedChannel(Channel channel, int failuresInARow, Instant until, String cause) {}

    /** Adds up tenants. */
    static final class Builder {
        private int waiting;
        private int underWay;
        private final List<Doubt> inDoubt = new ArrayList<>();
        private final Tally tally = new Tally();

        void add(Tenant tenant, int waiting, int underWay, List<Pending> doubts, Tally.Counts counts) {
            this.waiting += waiting;
            this.underWay += underWay;
            doubts.forEach(doubt -> inDoubt.add(doubt(tenant, doubt)));
            tally.add(counts);
        }

        private static Doubt doubt(Tenant tenant, Pending doubt) {
            Treatment treatment = doubt.treatment();
            return new Doubt(
                    tenant,
                    treatment.treatmentId(),
                    treatment.orderId(),
                    treatment.channel(),
                    doubt.attempts(),
                    doubt.since(),
                    doubt.note());
        }

        OutboxStatus build(List<PausedChannel> paused, String trouble) {
            Tally.Counts counts = tally.counts();
            return new OutboxStatus(
                    waiting,
                    underWay,
                    counts.handedOver(),
                    inDoubt,
                    counts.failedAttempts(),
                    counts.notSent(),
                    counts.settledSent(),
                    counts.settledNotSent(),
                    counts.settledUnknown(),
                    counts.sentAgain(),
                    paused,
                    trouble);
        }
    }
}
