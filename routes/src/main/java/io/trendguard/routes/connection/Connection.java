package io.trendguard.routes.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.trendguard.routes.settings.ConnectionLimits;
import java.net.InetAddress;
import java.util.function.LongSupplier;

/** One connection: whether it brings a request, waits for an answer or is idle, and since when. Times are nanoseconds. */
final class Connection {
    private final Channel channel;
    private final InetAddress address;
    private final LongSupplier clock;
    private final long opened;

    private volatile boolean known;
    private volatile int answering;
    private boolean reading;
    private boolean headRead;
    private long since;
    private long unreadSince;
    private boolean unread;

    Connection(Channel channel, InetAddress address, LongSupplier clock) {
        this.channel = channel;
        this.address = address;
        this.clock = clock;
        opened = clock.getAsLong();
        since = opened;
    }

    InetAddress address() {
        return address;
    }

    boolean isKnown() {
        return known;
    }

    void becomesKnown() {
        known = true;
    }

    /** Whether a request is being answered; such a connection is not closed to make room. */
    boolean isAnswering() {
        return answering > 0;
    }

    void close() {
        channel.close();
    }

    /** Bytes came; the first after an answer begin a request. */
    void bytesArrive() {
        if (!reading) {
            reading = true;
            headRead = false;
            since = clock.getAsLong();
        }
    }

    void headArrived() {
        bytesArrive();
        headRead = true;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the connection's own event loop alone
    void requestArrived() {
        reading = false;
        answering++;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void answered() {
        answering = Math.max(0, answering - 1);
        since = clock.getAsLong();
    }

    /** Whether it has taken longer than it may. Called by the connection's own event loop. */
    boolean isOverdue(ConnectionLimits limits) {
        long now = clock.getAsLong();
        if (isUnread(now) && now - unreadSince > limits.request().toNanos()) {
            return true;
        }
        if (reading) {
            return now - since > (headRead ? limits.request() : limits.head()).toNanos();
        }
        return answering == 0 && now - since > (known ? limits.knownIdle() : limits.unknownIdle()).toNanos();
    }

    private boolean isUnread(long now) {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        boolean unreadNow = waiting != null && waiting.totalPendingWriteBytes() > 0;
        if (unreadNow && !unread) {
            unreadSince = now;
        }
        unread = unreadNow;
        return unreadNow;
    }
}
