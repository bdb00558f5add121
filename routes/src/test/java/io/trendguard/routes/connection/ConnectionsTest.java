package io.trendguard.routes.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.trendguard.routes.settings.ConnectionLimits;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is let in, who makes room, and how long each may take. */
class ConnectionsTest {
    private static final ConnectionLimits LIMITS = ConnectionLimits.of(100, 50);

    private final AtomicLong clock = new AtomicLong();
    private final Connections connections = new Connections(LIMITS, clock::get);

    /** A channel from an address. */
    private static final class From extends EmbeddedChannel {
        private final String host;

        From(String host) {
            this.host = host;
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress(host, 40_000);
        }
    }

    private List<From> open(int count, String network) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    From channel = new From(network.contains("%") ? network.formatted(i % 200) : network);
                    clock.addAndGet(1_000);
                    connections.admit(channel);
                    return channel;
                })
                .toList();
    }

    private static long alive(List<From> channels) {
        return channels.stream().filter(EmbeddedChannel::isOpen).count();
    }

    @Test
    void whoOpensManyConnectionsClosesTheirOwnAndKeepsNobodyOut() {
        List<From> others = open(10, "10.0.0.%d");
        List<From> flood = open(900, "10.9.9.9");

        assertThat(alive(flood)).isEqualTo(LIMITS.perAddress());
        assertThat(flood.get(899).isOpen()).as("the newest").isTrue();
        assertThat(flood.get(0).isOpen()).as("the one that waited longest").isFalse();
        assertThat(alive(others)).isEqualTo(10);
        assertThat(connections.size()).isEqualTo(60);
    }

    @Test
    void aFloodFromManyAddressesLeavesTheReserveAndEveryNewConnectionIsLetIn() {
        List<From> shops = open(20, "10.1.1.1");
        shops.forEach(connections::known);
        List<From> flood = open(900, "10.0.1.%d");

        assertThat(alive(shops)).as("those with a valid credential").isEqualTo(20);
        assertThat(alive(flood)).isEqualTo(LIMITS.mostUnknown());
        assertThat(open(1, "10.2.2.2").get(0).isOpen()).isTrue();
        assertThat(connections.size()).isLessThanOrEqualTo(LIMITS.most());
    }

    @Test
    void aConnectionThatIsBeingAnsweredIsNotClosedToMakeRoom() {
        From checkout = new From("10.9.9.9");
        Connection busy = connections.admit(checkout).orElseThrow();
        busy.headArrived();
        busy.requestArrived();
        open(900, "10.9.9.9");
        assertThat(checkout.isOpen()).isTrue();

        busy.answered();
        connections.waits(busy);
        open(49, "10.9.9.9");
        assertThat(checkout.isOpen()).as("it waits behind all others").isTrue();
        open(1, "10.9.9.9");
        assertThat(checkout.isOpen()).isFalse();
    }

    @Test
    void whereEverybodyIsBusyANewConnectionIsRefused() {
        Connections small = new Connections(ConnectionLimits.of(4, 10), clock::get);
        for (int i = 0; i < 3; i++) {
            Connection busy = small.admit(new From("10.0.0." + i)).orElseThrow();
            busy.headArrived();
            busy.requestArrived();
        }
        assertThat(small.admit(new From("10.0.0.9"))).isEqualTo(Optional.empty());
        assertThat(small.size()).isEqualTo(3);
    }

    @Test
    void whatEndedTakesNoRoom() {
        Connection connection = connections.admit(new From("10.0.0.1")).orElseThrow();
        connections.ended(connection);
        connections.ended(connection);
        assertThat(connections.size()).isZero();
    }

    @Test
    void idleAndSlowConnectionsAreOverdueBefore75Seconds() {
        Connection idle = connections.admit(new From("10.0.0.1")).orElseThrow();
        Connection slowHead = connections.admit(new From("10.0.0.1")).orElseThrow();
        Connection slowBody = connections.admit(new From("10.0.0.1")).orElseThrow();
        From shop = new From("10.0.0.2");
        Connection known = connections.admit(shop).orElseThrow();
        connections.known(shop);
        slowHead.bytesArrive();
        slowBody.headArrived();
        for (int second = 0; second < 14; second++) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            slowHead.bytesArrive();
            slowBody.bytesArrive();
        }
        assertThat(List.of(idle, slowHead, slowBody, known)).noneMatch(connection -> connection.isOverdue(LIMITS));
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        slowHead.bytesArrive();
        assertThat(slowHead.isOverdue(LIMITS))
                .as("bytes now and then help nobody")
                .isTrue();
        clock.addAndGet(Duration.ofSeconds(15).toNanos());
        assertThat(idle.isOverdue(LIMITS)).isTrue();
        assertThat(slowBody.isOverdue(LIMITS)).isFalse();
        assertThat(known.isOverdue(LIMITS)).isFalse();
        clock.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(slowBody.isOverdue(LIMITS)).isTrue();
        assertThat(known.isOverdue(LIMITS)).isTrue();
        assertThat(Duration.ofNanos(clock.get())).isLessThan(Duration.ofSeconds(75));
    }

    @Test
    void anAnswerThatTakesLongToMakeIsWaitedForAndOneThatIsNotReadIsNot() {
        Connection upload = connections.admit(new From("10.0.0.1")).orElseThrow();
        upload.headArrived();
        upload.requestArrived();
        clock.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(upload.isOverdue(LIMITS)).isFalse();
        upload.answered();
        clock.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(upload.isOverdue(LIMITS)).isTrue();
    }

    @Test
    void theLimitOfOpenFilesLeavesRoomForTheLog() {
        assertThat(ConnectionLimits.of(4_096, 256).within(1_024, 350).most()).isEqualTo(546);
        assertThat(ConnectionLimits.of(4_096, 256).within(1_048_576, 350).most())
                .isEqualTo(4_096);
        assertThat(ConnectionLimits.of(4_096, 256).within(300, 350).most()).isEqualTo(16);
    }
}
