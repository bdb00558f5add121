package io.trendguard.channels.outbox;

import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.Treatment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        private final Map<Channel, Long> handedOver = new EnumMap<>(Channel.class);
        private final List<Doubt> inDoubt = new ArrayList<>();
        private long failedAttempts;
        private final Map<String, Long> notSent = new TreeMap<>();
        private long settledSent;
        private long settledNotSent;

        void add(Tenant tenant, int waiting, int underWay, List<Pending> doubts) {
            this.waiting += waiting;
            this.underWay += underWay;
            for (Pending doubt : doubts) {
                Treatment treatment = doubt.treatment();
                inDoubt.add(new Doubt(
                        tenant,
                        treatment.treatmentId(),
                        treatment.orderId(),
                        treatment.channel(),
                        doubt.attempts(),
                        doubt.since(),
                        doubt.note()));
            }
        }

        void add(
                Map<Channel, Long> handedOver,
                Map<String, Long> notSent,
                long failedAttempts,
                long settledSent,
                long settledNotSent) {
            handedOver.forEach((channel, n) -> this.handedOver.merge(channel, n, Long::sum));
            notSent.forEach((reason, n) -> this.notSent.merge(reason, n, Long::sum));
            this.failedAttempts += failedAttempts;
            this.settledSent += settledSent;
            this.settledNotSent += settledNotSent;
        }

        OutboxStatus build(List<PausedChannel> paused, String trouble) {
            return new OutboxStatus(
                    waiting,
                    underWay,
                    handedOver,
                    inDoubt,
                    failedAttempts,
                    notSent,
                    settledSent,
                    settledNotSent,
                    paused,
                    trouble);
        }
    }
}
