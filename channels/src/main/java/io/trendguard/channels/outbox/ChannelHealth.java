package io.trendguard.channels.outbox;

import io.trendguard.channels.outbox.OutboxStatus.PausedChannel;
import io.trendguard.event.Channel;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which channels are to be left alone for a while. When a pause ends, one message goes ahead; the others follow once it
 * has shown that the provider is back. Guarded by the outbox.
 */
final class ChannelHealth {
    private final OutboxSettings settings;
    private final Map<Channel, PausedChannel> pauses = new EnumMap<>(Channel.class);
    private final Map<Channel, Integer> onTheirWay = new EnumMap<>(Channel.class);

    ChannelHealth(OutboxSettings settings) {
        this.settings = settings;
    }

    /** Whether a message may go ahead on the channel now. */
    boolean open(Channel channel, Instant now) {
        PausedChannel pause = pauses.get(channel);
        return pause == null || (!now.isBefore(pause.until()) && onTheirWay.getOrDefault(channel, 0) == 0);
    }

    void began(Channel channel) {
        onTheirWay.merge(channel, 1, Integer::sum);
    }

    void ended(Channel channel) {
        onTheirWay.merge(channel, -1, Integer::sum);
    }

    void works(Channel channel) {
        pauses.remove(channel);
    }

    void fails(Channel channel, String cause, Instant now) {
        PausedChannel before = pauses.get(channel);
        if (before != null && now.isBefore(before.until())) {
            return; // messages that were under way together fail together and count as one failure
        }
        int failures = before == null ? 1 : before.failuresInARow() + 1;
        pauses.put(channel, new PausedChannel(channel, failures, now.plus(settings.backoff(failures)), cause));
    }

    List<PausedChannel> pauses() {
        return List.copyOf(pauses.values());
    }
}
