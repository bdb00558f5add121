package io.trendguard.routes.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.routes.flow.Guard.UnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuardTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final Guard guard = new Guard("history", 3, Duration.ofSeconds(10), Duration.ofMillis(150), now::get);
    private boolean broken = true;

    private String ask() {
        return guard.call(() -> {
            asked.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("the disk is gone");
            }
            return "known";
        });
    }

    private void failTimes(int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(this::ask).isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void aFailureIsSaidWithItsCause() {
        assertThatThrownBy(this::ask).hasMessage("history failed: the disk is gone");
    }

    @Test
    void afterFailuresInARowItIsLeftAloneForAWhile() {
        failTimes(3);
        assertThatThrownBy(this::ask).hasMessageContaining("left alone");
        assertThat(asked).hasValue(3);
    }

    @Test
    void aSuccessInBetweenBeginsTheCountAnew() {
        failTimes(2);
        broken = false;
        ask();
        broken = true;
        failTimes(2);
        assertThat(guard.isOpen()).isFalse();
    }

    @Test
    void afterAWhileOneCallTriesAndASuccessClosesIt() {
        failTimes(3);
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        broken = false;
        assertThat(ask()).isEqualTo("known");
        assertThat(guard.isOpen()).isFalse();
    }

    @Test
    void whoIsSlowAgainAndAgainIsLeftAloneThoughEachAnswerIsUsed() {
        for (int i = 0; i < 3; i++) {
            assertThat(guard.isOpen()).isFalse();
            assertThat(guard.call(() -> now.addAndGet(Duration.ofMillis(200).toNanos())))
                    .isPositive();
        }
        assertThatThrownBy(this::ask).hasMessageContaining("left alone");
        assertThat(asked).hasValue(0);
    }

    @Test
    void afterAWhileOneAloneTriesAndTheOthersWaitForWhatComesOfIt() {
        failTimes(3);
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        broken = false;
        String answer = guard.call(() -> {
            assertThatThrownBy(this::ask).as("another at the same time").hasMessageContaining("left alone");
            return "known";
        });
        assertThat(answer).isEqualTo("known");
        assertThat(ask()).isEqualTo("known");
    }

    @Test
    void ifTheTrialFailsItIsLeftAloneAgain() {
        failTimes(3);
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        failTimes(1);
        assertThatThrownBy(this::ask).hasMessageContaining("left alone");
        assertThat(asked).hasValue(4);
    }

    @Test
    void itsStateIsToldWithCountsAndTheNextTry() {
        assertThat(guard.status().state()).isEqualTo(BreakerStatus.State.CLOSED);
        failTimes(3);
        now.addAndGet(Duration.ofSeconds(4).toNanos());
        BreakerStatus open = guard.status();
        assertThat(open.state()).isEqualTo(BreakerStatus.State.OPEN);
        assertThat(open.nextTry()).contains(Duration.ofSeconds(6));
        assertThat(open.failed()).isEqualTo(3);
        assertThat(open.calls()).isEqualTo(3);

        now.addAndGet(Duration.ofSeconds(7).toNanos());
        assertThat(guard.status().state()).isEqualTo(BreakerStatus.State.HALF_OPEN);
        assertThat(guard.status().nextTry()).isEmpty();
        broken = false;
        ask();
        assertThat(guard.status().state()).isEqualTo(BreakerStatus.State.CLOSED);
        assertThat(guard.status().calls()).isEqualTo(4);
    }
}
