package io.trendguard.routes.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Six hours of how far a follower was behind. */
class LagHistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void nothingIsToldBeforeTheFirstLook() {
        assertThat(new LagHistory().watched()).isEmpty();
    }

    @Test
    void theWorstOfEveryStepIsKept() {
        LagHistory history = new LagHistory();
        history.add(NOON, 1);
        history.add(NOON.plusSeconds(10), 7);
        history.add(NOON.plusSeconds(20), 2);
        history.add(NOON.plus(Duration.ofMinutes(11)), 3);

        Health.Watched watched = history.watched().orElseThrow();
        assertThat(watched.worstSeconds()).containsExactly(7.0, 0.0, 3.0);
        assertThat(watched.from()).isEqualTo(NOON);
        assertThat(watched.worst()).isEqualTo(7);
        assertThat(watched.worstAt()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void whatIsOlderThanSixHoursIsForgotten() {
        LagHistory history = new LagHistory();
        history.add(NOON, 99);
        history.add(NOON.plus(Duration.ofHours(5)), 4);
        history.add(NOON.plus(Duration.ofHours(6)), 1);

        Health.Watched watched = history.watched().orElseThrow();
        assertThat(watched.worst()).isEqualTo(4);
        assertThat(watched.worstSeconds()).hasSize(13);
    }
}
