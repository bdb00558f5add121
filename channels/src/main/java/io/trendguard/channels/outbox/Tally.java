package io.trendguard.channels.outbox;

import io.trendguard.event.Channel;
import io.trendguard.log.payload.DeliveryPayload;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What became of treatments, counted. Guarded by the outbox. */
final class Tally {
    private final Map<Channel, Long> handedOver = new EnumMap<>(Channel.class);
    private final Map<String, Long> notSent = new TreeMap<>();
    private long failedAttempts;
    private long settledSent;
    private long settledNotSent;

    void count(DeliveryPayload delivery) {
        switch (delivery.result()) {
            case HANDED_OVER -> handedOver.merge(delivery.channel(), 1L, Long::sum);
            case NOT_SENT -> delivery.reasons().forEach(reason -> notSent.merge(reason, 1L, Long::sum));
            case FAILED -> failedAttempts++;
            case SETTLED_SENT -> settledSent++;
            case SETTLED_NOT_SENT -> settledNotSent++;
            case IN_DOUBT -> {} // counted while it lasts
        }
    }

    void addTo(OutboxStatus.Builder status) {
        status.add(handedOver, notSent, failedAttempts, settledSent, settledNotSent);
    }
}
