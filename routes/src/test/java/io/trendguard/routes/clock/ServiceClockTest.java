package io.trendguard.routes.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.routes.settings.ServiceSettings.ClockKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServiceClockTest {
    private static final Instant LONG_AGO = Instant.parse("2025-03-01T12:00:00Z");

    @Test
    void theSystemsTimeIsAlwaysThePresent() {
        assertThat(new ServiceClock(ClockKind.SYSTEM).isPresent()).isTrue();
    }

    @Test
    void historyThatIsTakenInIsNotThePresentOfAClockThatFollowsEvents() {
        ServiceClock clock = new ServiceClock(ClockKind.EVENTS);
        clock.show(LONG_AGO);

        assertThat(clock.isPresent()).isFalse();
        clock.reachPresent();
        assertThat(clock.isPresent()).isTrue();
    }
}
