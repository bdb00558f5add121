package io.trendguard.routes.connection;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.trendguard.routes.settings.ConnectionLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections. Where there is no room for another one, the one that has waited longest without a valid credential is
 * closed for it: first of the same address, then of all. So whoever opens many connections closes their own, and a part is
 * kept for those who have sent an event or read with a valid credential.
 */
public final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final AttributeKey<Connection> CONNECTION = AttributeKey.valueOf("trendguard.connection");
    private static final long SAY_AGAIN = Duration.ofMinutes(1).toNanos();
    private static final Connections SERVER = new Connections(ConnectionLimits.of(4_096, 256), System::nanoTime);

    private final LongSupplier clock;
    private final Map<InetAddress, Set<Connection>> unknownByAddress = new HashMap<>();
    private final Set<Connection> unknown = new LinkedHashSet<>(); // in the order in which they began to wait
    private final Set<Connection> known = new LinkedHashSet<>();
    private volatile ConnectionLimits limits;
    private long closed;
    private long said;

    Connections(ConnectionLimits limits, LongSupplier clock) {
        this.limits = limits;
        this.clock = clock;
        said = clock.getAsLong() - SAY_AGAIN;
    }

    /** Those of this process's HTTP server, which makes its channels before anything can be injected. */
    public static Connections ofServer() {
        return SERVER;
    }

    /** The limits from now on. */
    public void limit(ConnectionLimits wanted) {
        limits = wanted;
    }

    ConnectionLimits limits() {
        return limits;
    }

    /** A new connection; absent if there is no room for it. */
    synchronized Optional<Connection> admit(Channel channel) {
        InetAddress address = channel.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : InetAddress.getLoopbackAddress();
        Set<Connection> ofAddress = unknownByAddress.getOrDefault(address, Set.of());
        if (ofAddress.size() >= limits.perAddress() && !closeLongestWaiting(ofAddress)) {
            return Optional.empty();
        }
        if (unknown.size() >= limits.mostUnknown() && !closeLongestWaiting(unknown)) {
            return Optional.empty();
        }
        if (unknown.size() + known.size() >= limits.most()
                && !closeLongestWaiting(unknown)
                && !closeLongestWaiting(known)) {
            return Optional.empty();
        }
        Connection connection = new Connection(channel, address, clock);
        channel.attr(CONNECTION).set(connection);
        add(connection);
        return Optional.of(connection);
    }

    /** The connection of a channel has brought a valid credential. */
    public void known(Channel channel) {
        Connection connection = channel.attr(CONNECTION).get();
        if (connection == null || connection.isKnown()) {
            return;
        }
        synchronized (this) {
            if (remove(connection)) {
                connection.becomesKnown();
                add(connection);
            }
        }
    }

    /** It was answered and waits again, behind all others. */
    synchronized void waits(Connection connection) {
        if (remove(connection)) {
            add(connection);
        }
    }

    synchronized void ended(Connection connection) {
        remove(connection);
    }

    synchronized int size() {
        return unknown.size() + known.size();
    }

    private void add(Connection connection) {
        if (connection.isKnown()) {
            known.add(connection);
        } else {
            unknown.add(connection);
            unknownByAddress
                    .computeIfAbsent(connection.address(), address -> new LinkedHashSet<>())
                    .add(connection);
        }
    }

    private boolean remove(Connection connection) {
        if (connection.isKnown()) {
            return known.remove(connection);
        }
        Set<Connection> ofAddress = unknownByAddress.getOrDefault(connection.address(), Set.of());
        if (!ofAddress.isEmpty()) {
            ofAddress.remove(connection);
            if (ofAddress.isEmpty()) {
                unknownByAddress.remove(connection.address());
            }
        }
        return unknown.remove(connection);
    }

    private boolean closeLongestWaiting(Set<Connection> among) {
        Optional<Connection> longest =
                among.stream().filter(connection -> !connection.isAnswering()).findFirst();
        longest.ifPresent(connection -> {
            remove(connection);
            connection.close();
            closed++;
            say();
        });
        return longest.isPresent();
    }

    private void say() {
        long now = clock.getAsLong();
        if (now - said >= SAY_AGAIN) {
            said = now;
            LOG.warn(
                    "Connections are closed to make room for new ones, ({}) so far: there may be ({}), and ({}) of one"
                            + " address without a valid credential.",
                    closed,
                    limits.most(),
                    limits.perAddress());
        }
    }
}
