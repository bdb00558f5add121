package io.trendguard.channels;

import io.trendguard.event.Channel;

/** A way out of the shop. It is called at most once per attempt, after the attempt is durable. Safe for many threads. */
public interface OutboundChannel {

    /** The channel it serves. */
    Channel channel();

    /** Hands a message over and says how certain the result is. It does not throw: what it cannot tell is in doubt. */
    HandOver handOver(Outgoing outgoing);
}
