package io.trendguard.routes.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.channels.outbox.OutboxStatus;
import io.trendguard.channels.outbox.OutboxStatus.PausedChannel;
import io.trendguard.event.Channel;
import io.trendguard.routes.flow.BreakerStatus.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The breaker of a channel is told with its failures and its next try. */
class BreakersTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static OutboxStatus status(PausedChannel... paused) {
        return new OutboxStatus(
                3, 0, Map.of(Channel.EMAIL, 1_204L), List.of(), 0, Map.of(), 0, 0, 0, 0, List.of(paused), "");
    }

    @Test
    void aChannelThatWorksIsClosed() {
        Health.Breaker email = Breakers.channel(Channel.EMAIL, status(), NOON);
        assertThat(email.to()).isEqualTo("E-mail");
        assertThat(email.state()).isEqualTo(State.CLOSED);
        assertThat(email.says()).startsWith("1,204 handed over");
        assertThat(email.nextTry()).isEmpty();
    }

    @Test
    void aPausedChannelIsOpenUntilOneMessageMayTryAgain() {
        OutboxStatus paused = status(new PausedChannel(Channel.EMAIL, 4, NOON.plusSeconds(80), "connection refused"));
        Health.Breaker open = Breakers.channel(Channel.EMAIL, paused, NOON);
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.failures()).isEqualTo(4);
        assertThat(open.nextTry()).contains(NOON.plusSeconds(80));
        assertThat(open.says()).isEqualTo("4 failed in a row: connection refused");

        Health.Breaker half = Breakers.channel(Channel.EMAIL, paused, NOON.plusSeconds(80));
        assertThat(half.state()).isEqualTo(State.HALF_OPEN);
        assertThat(half.nextTry()).isEmpty();
    }
}
