package io.trendguard.routes.treatment;

import io.trendguard.channels.OutboundChannel;
import io.trendguard.channels.reply.ReplyLinks;
import io.trendguard.event.Channel;
import java.util.Map;

/** The ways out of the shop, and how replies find back. */
public record Outbound(Map<Channel, OutboundChannel> channels, ReplyLinks links) {
    public Outbound {
        channels = Map.copyOf(channels);
    }
}
