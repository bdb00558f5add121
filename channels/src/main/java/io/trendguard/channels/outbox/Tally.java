package io.trendguard.channels.outbox;

import io.trendguard.event.Channel;
import io.trendguard.log.payload.DeliveryPayload;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of treatments, counted. Guarded by the outbox. */
final class Tally {
    private final Map<Channel, Long> handedOver = new EnumMap<>(Channel.class);
    private final Map<String, Long> notSent = new TreeMap<>();
    private long failedAttempts;
    private long settledSent;
    private long settledNotSent;
    private long settledUnknown;
    private long sentAgain;

    /** The figures at one moment. */
    record Counts(
            Map<Channel, Long> handedOver,
            Map<String, Long> notSent,
            long failedAttempts,
            long settledSent,
            long settledNotSent,
            long settledUnknown,
            long sentAgain) {
        Counts {
            handedOver = Map.copyOf(handedOver);
            notSent = Map.copyOf(notSent);
        }
    }

    void count(DeliveryPayload delivery) {
        switch (delivery.result()) {
            case HANDED_OVER -> handedOver.merge(delivery.channel(), 1L, Long::sum);
            case NOT_SENT -> delivery.reasons().forEach(reason -> notSent.merge(reason, 1L, Long::sum));
            case FAILED -> failedAttempts++;
            case SETTLED_SENT -> settledSent++;
            case SETTLED_NOT_SENT -> settledNotSent++;
            case SETTLED_UNKNOWN -> settledUnknown++;
            case SEND_AGAIN -> sentAgain++;
            case IN_DOUBT -> {} // counted while it lasts
        }
    }

    /** It had failed and is sent again, so that what becomes of it now is counted in its place. */
    void takeBack(DeliveryPayload failed) {
        if (failed.result() == DeliveryPayload.Result.SETTLED_NOT_SENT) {
            settledNotSent--;
        } else {
            failed.reasons().forEach(reason -> notSent.merge(reason, -1L, Tally::lessButNothing));
        }
    }

    private static @Nullable Long lessButNothing(Long count, Long less) {
        return count + less <= 0 ? null : Long.valueOf(count + less);
    }

    void add(Counts counts) {
        counts.handedOver().forEach((channel, n) -> handedOver.merge(channel, n, Long::sum));
        counts.notSent().forEach((reason, n) -> notSent.merge(reason, n, Long::sum));
        failedAttempts += counts.failedAttempts();
        settledSent += counts.settledSent();
        settledNotSent += counts.settledNotSent();
        settledUnknown += counts.settledUnknown();
        sentAgain += counts.sentAgain();
    }

    Counts counts() {
        return new Counts(handedOver, notSent, failedAttempts, settledSent, settledNotSent, settledUnknown, sentAgain);
    }
}
